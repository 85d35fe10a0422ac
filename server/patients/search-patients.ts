import type { TransactionSql } from "postgres";
import type { Gender, RecordOpening } from "#db/terms/patients.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { hasNamesake } from "#server/access/has-namesake.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { type FoundPatients, foundPatientsMax, type SearchPatientsInput } from "./contract.ts";
import { bsnFingerprint, listed } from "./scope.ts";
import { type Question, questionIn } from "./search-rules.ts";

/** Minimum similarity of a name to the search text (pg_trgm, 0 to 1). */
const likenessMin = 0.33;

type Row = {
  patientId: string;
  familyName: string;
  namePrefix: string | null;
  givenName: string | null;
  initials: string | null;
  gender: Gender;
  birthDate: string;
  recordNumber: string | null;
  /** As PostgreSQL formats it. */
  leftAt: string | null;
  mergedInto: string | null;
  openTo: RecordOpening;
  isClosed: boolean;
  hasNamesake: boolean;
};

/**
 * Finds patients by phonetic words of the name, birth date or year, HIS number, telephone number, or a complete BSN (through the blind index).
 * Without a phonetic match, falls back to similar names. The log records that a search was made and how many were
 * shown, never the text.
 */
export function searchPatients(
  access: Access<"patient.list" | "audit.read">,
  { text }: SearchPatientsInput,
): Promise<FoundPatients> {
  const now = new Date();
  const question = questionIn(text, dutchDay(now));
  return change(access, async (_, raw) => {
    const found = await rowsFor(raw, access.organizationId, question);
    const rows = await asSurviving(raw, access.organizationId, found);
    const shown = rows.slice(0, foundPatientsMax);
    return {
      result: {
        rows: shown.map((row) => listed({ ...row, leftAt: row.leftAt === null ? null : new Date(row.leftAt) }, now)),
        isMore: found.length > foundPatientsMax,
      },
      event: {
        event: "patient.searched",
        object: { type: "patient", id: access.organizationId },
        detail: { by: kindOf(question), count: shown.length },
        shown: shown.map((row) => row.patientId),
      },
    };
  });
}

/** Who was merged is found by the old name and numbers too, and shown once, as the patient who remains. */
async function asSurviving(raw: TransactionSql, organizationId: string, found: Row[]): Promise<Row[]> {
  const ids = found.flatMap(({ mergedInto }) => mergedInto ?? []);
  if (ids.length === 0) return found;
  const surviving = await raw<Row[]>`${columns(raw)} where p.organization_id = ${organizationId}
    and p.patient_id in ${raw(ids)}`;
  const byId = new Map(surviving.map((row) => [row.patientId, row]));
  const rows = found.map((row) => (row.mergedInto === null ? row : (byId.get(row.mergedInto) ?? row)));
  return [...new Map(rows.map((row) => [row.patientId, row])).values()];
}

async function rowsFor(raw: TransactionSql, organizationId: string, question: Question): Promise<Row[]> {
  if (question.bsn !== null) return byBsn(raw, organizationId, question.bsn);
  const { words, typed, birthYear } = question;
  const isAboutName = question.birthDates.length + question.recordNumbers.length === 0 && question.phoneDigits === null;
  if (isAboutName && words.length === 0 && birthYear === null) return [];
  const rows = await byFacts(raw, organizationId, question);
  return rows.length === 0 && isAboutName && typed.length >= 4 ? byLikeness(raw, organizationId, question) : rows;
}

function byBsn(raw: TransactionSql, organizationId: string, bsn: string) {
  return raw<Row[]>`${columns(raw)} where p.organization_id = ${organizationId}
    and p.bsn_fingerprint = ${bsnFingerprint(organizationId, bsn)}`;
}

/** Every word must be the prefix of a word in the name, and the other facts must match. Former patients come last. */
function byFacts(raw: TransactionSql, organizationId: string, question: Question) {
  const fits = question.words.map(
    (word) => raw`and p.patient_id in (select w.patient_id from patient_word w
      where w.organization_id = ${organizationId} and w.word >= ${word} and w.word < ${`${word}~`})`,
  );
  const { birthDates, phoneDigits } = question;
  return raw<Row[]>`${columns(raw)} where p.organization_id = ${organizationId} ${[raw``, ...fits]}
    ${birthDates.length > 0 ? raw`and p.birth_date in ${raw(birthDates)}` : raw``}
    ${phoneDigits === null ? raw`` : byPhone(raw, organizationId, phoneDigits)}
    ${byYearOrNumber(raw, question)}
    order by p.left_at is not null, p.sort_name, p.birth_date, p.patient_id limit ${foundPatientsMax + 1}`;
}

/**
 * A telephone number finds nobody whose record is guarded: it would tell whose number it is. Nor does the number of somebody who was merged
 * into them, whose own row stays open to the team.
 */
function byPhone(raw: TransactionSql, organizationId: string, phoneDigits: string) {
  return raw`and p.phone_digits = ${phoneDigits}
    and not exists (select from patient s where s.organization_id = ${organizationId} and s.open_to = 'guarded'
      and s.patient_id in (p.patient_id, p.merged_into) and s.patient_id in (select closed_id from app_closed_patients()))`;
}

/** A lone "1947" is a year of birth or a number in the HIS; elsewhere there is one of the two at most. */
function byYearOrNumber(raw: TransactionSql, { birthYear, recordNumbers }: Question) {
  const year = raw`p.birth_date between ${`${birthYear}-01-01`} and ${`${birthYear}-12-31`}`;
  const number = raw`p.record_number in ${raw(recordNumbers)}`;
  if (birthYear !== null && recordNumbers.length > 0) return raw`and (${number} or ${year})`;
  if (birthYear !== null) return raw`and ${year}`;
  return recordNumbers.length > 0 ? raw`and ${number}` : raw``;
}

/** Scans all names of the organization (thousands), so only used when there is no phonetic match. */
function byLikeness(raw: TransactionSql, organizationId: string, { typed, birthYear }: Question) {
  return raw<Row[]>`${columns(raw)} where p.organization_id = ${organizationId}
    and word_similarity(${typed}, p.sort_name) >= ${likenessMin}
    ${birthYear === null ? raw`` : raw`and extract(year from p.birth_date) = ${birthYear}`}
    order by word_similarity(${typed}, p.sort_name) desc, p.sort_name, p.birth_date, p.patient_id limit ${foundPatientsMax + 1}`;
}

function columns(raw: TransactionSql) {
  return raw`select p.patient_id as "patientId", p.family_name as "familyName", p.name_prefix as "namePrefix",
    p.given_name as "givenName", p.initials, p.gender, p.birth_date::text as "birthDate",
    p.record_number as "recordNumber", p.left_at as "leftAt", p.merged_into as "mergedInto", p.open_to as "openTo",
    p.open_to <> 'team' and p.patient_id in (select closed_id from app_closed_patients()) as "isClosed",
    ${hasNamesake(raw)} as "hasNamesake" from patient p`;
}

function kindOf(question: Question): string {
  if (question.bsn !== null) return "bsn";
  if (question.birthDates.length > 0) return "birth-date";
  if (question.phoneDigits !== null) return "phone";
  return question.recordNumbers.length === 0 ? "name" : "record-number";
}
