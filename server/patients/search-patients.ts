import type { TransactionSql } from "postgres";
import type { Gender } from "#db/terms/patients.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { type FoundPatients, foundPatientsMax, type SearchPatientsInput } from "./contract.ts";
import { type Question, questionIn } from "./rules.ts";
import { bsnFingerprint, listed } from "./scope.ts";

/** How much a name must look like what was typed (pg_trgm, 0 to 1). */
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
  /** As the database writes it. */
  leftAt: string | null;
};

/**
 * Finds patients by what somebody remembers: words of the name as they sound, a birth date, a number of the HIS, or a whole BSN
 * (through the blind index). When no name sounds like it, names that look like it. The log says that somebody searched and how many
 * were shown, never for what.
 */
export function searchPatients(access: Access<"patient.list">, { text }: SearchPatientsInput): Promise<FoundPatients> {
  const question = questionIn(text);
  return change(access, async (_, raw) => {
    const rows = await rowsFor(raw, access.organizationId, question);
    const shown = rows.slice(0, foundPatientsMax);
    const now = new Date();
    return {
      result: {
        rows: shown.map((row) => listed({ ...row, leftAt: row.leftAt === null ? null : new Date(row.leftAt) }, now)),
        isMore: rows.length > foundPatientsMax,
      },
      event: {
        event: "patient.searched",
        object: { type: "patient", id: access.organizationId },
        detail: { by: kindOf(question), count: shown.length },
      },
    };
  });
}

async function rowsFor(raw: TransactionSql, organizationId: string, question: Question): Promise<Row[]> {
  if (question.bsn !== null) return byBsn(raw, organizationId, question.bsn);
  const isEmpty = question.words.length === 0 && !question.birthDate && !question.recordNumber;
  if (isEmpty) return [];
  const rows = await byFacts(raw, organizationId, question);
  const mayLookAlike = rows.length === 0 && question.typed.length >= 4 && !question.birthDate && !question.recordNumber;
  return mayLookAlike ? byLikeness(raw, organizationId, question) : rows;
}

function byBsn(raw: TransactionSql, organizationId: string, bsn: string) {
  return raw<Row[]>`${columns(raw)} where p.organization_id = ${organizationId}
    and p.bsn_fingerprint = ${bsnFingerprint(organizationId, bsn)}`;
}

/** Every word must begin a word of the name; facts beside it must fit. Those who left come last. */
function byFacts(raw: TransactionSql, organizationId: string, { words, birthDate, birthYear, recordNumber }: Question) {
  const fits = words.map(
    (word) => raw`and p.patient_id in (select w.patient_id from patient_word w
      where w.organization_id = ${organizationId} and w.word >= ${word} and w.word < ${`${word}~`})`,
  );
  const year = birthYear === null ? null : [`${birthYear}-01-01`, `${birthYear}-12-31`];
  return raw<Row[]>`${columns(raw)} where p.organization_id = ${organizationId} ${[raw``, ...fits]}
    ${birthDate ? raw`and p.birth_date = ${birthDate}` : raw``}
    ${year ? raw`and p.birth_date between ${year[0] ?? ""} and ${year[1] ?? ""}` : raw``}
    ${recordNumber ? raw`and p.record_number = ${recordNumber}` : raw``}
    order by p.left_at is not null, p.sort_name, p.patient_id limit ${foundPatientsMax + 1}`;
}

/** Reads all names of the organization (some thousands): only asked when nothing sounds like what was typed. */
function byLikeness(raw: TransactionSql, organizationId: string, { typed, birthYear }: Question) {
  return raw<Row[]>`${columns(raw)} where p.organization_id = ${organizationId}
    and word_similarity(${typed}, p.sort_name) >= ${likenessMin}
    ${birthYear === null ? raw`` : raw`and extract(year from p.birth_date) = ${birthYear}`}
    order by word_similarity(${typed}, p.sort_name) desc, p.sort_name limit ${foundPatientsMax + 1}`;
}

function columns(raw: TransactionSql) {
  return raw`select p.patient_id as "patientId", p.family_name as "familyName", p.name_prefix as "namePrefix",
    p.given_name as "givenName", p.initials, p.gender, p.birth_date::text as "birthDate",
    p.record_number as "recordNumber", p.left_at as "leftAt" from patient p`;
}

function kindOf(question: Question): string {
  if (question.bsn !== null) return "bsn";
  if (question.birthDate !== null) return "birth-date";
  return question.recordNumber === null ? "name" : "record-number";
}
