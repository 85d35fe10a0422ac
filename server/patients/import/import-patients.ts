import type { TransactionSql } from "postgres";
import { v7 as uuidv7 } from "uuid";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import { wordsOf } from "#server/patients/rules.ts";
import { factColumns, sealedBsn } from "#server/patients/scope.ts";
import { dateQuestion } from "./birth-date-rules.ts";
import type { ImportCounts, ImportPatientsInput } from "./contract.ts";
import { readPatientFile } from "./file-rules.ts";
import { nameOf } from "./match-rules.ts";
import { countsOf, isAsking, type PlannedRow } from "./rules.ts";
import { plannedImport } from "./scope.ts";

/** Patients per statement. */
const chunkRows = 1_000;

/**
 * Imports a file of patients, entirely or not at all. A known patient is updated or skipped, as chosen; who left stays
 * left. One line in the log for the file, and one for each patient added or changed.
 * @throws INVALID for a file with a problem or an unanswered question, CONFLICT when a line could
 * be about somebody known without an answer that fits, or the result would differ from the preview.
 */
export function importPatients(access: Access<"patient.import">, input: ImportPatientsInput): Promise<ImportCounts> {
  const { organizationId, actor } = access;
  const file = readPatientFile(Buffer.from(input.content, "base64"), input.encoding);
  if (isAsking({ names: file.nameReadings, dates: dateQuestion(file.rows) }, input)) {
    throw new DomainError("INVALID", "patient.file-unanswered");
  }
  const choices = { known: input.known, dates: input.dates ?? "day-first", people: input.people ?? [] };
  const now = new Date();
  const addedBy = actor.kind === "person" ? actor.personId : null;
  return change(access, async (tx, raw) => {
    const { rows, problems, openCount } = await plannedImport(tx, access, file, choices, "update");
    // Also an answer that fitted the preview: a colleague added somebody alike since.
    if (openCount > 0) throw new DomainError("CONFLICT", "patient.file-asks", { count: openCount });
    const [first] = problems;
    if (first) throw new DomainError("INVALID", "patient.file-refused", { count: problems.length, line: first.line });
    const counts = countsOf(rows);
    if (counts.added !== input.expected.added || counts.updated !== input.expected.updated) {
      throw new DomainError("CONFLICT", "patient.file-overtaken");
    }
    const written = rows
      .filter(({ outcome }) => outcome === "added" || outcome === "updated")
      .map((row) => ({ ...row, patientId: row.known?.patientId ?? uuidv7() }));
    for (let at = 0; at < written.length; at += chunkRows) {
      await writeChunk(raw, organizationId, written.slice(at, at + chunkRows), addedBy, now);
    }
    const { withoutBsn: _, ...kinds } = counts;
    const whole: AuditLine = {
      event: "patient.imported",
      object: { type: "organization", id: organizationId },
      detail: { ...kinds, known: input.known },
    };
    return { result: counts, event: [whole, ...written.map(lineOf)] };
  });
}

type WrittenRow = PlannedRow & { patientId: string };

function lineOf(row: WrittenRow): AuditLine {
  const { patientId, outcome, bsnFingerprint, fields } = row;
  const object = { type: "patient", id: patientId };
  const named: Record<string, string | null> = takesOwnGp(row) ? { ownGp: row.ownGpId } : {};
  return outcome === "added"
    ? {
        event: "patient.added",
        object,
        patientId,
        detail: { source: "file", hasBsn: bsnFingerprint !== null, ...named },
      }
    : { event: "patient.changed", object, patientId, detail: { source: "file", fields, ...named } };
}

async function writeChunk(
  raw: TransactionSql,
  organizationId: string,
  rows: WrittenRow[],
  addedBy: string | null,
  now: Date,
): Promise<void> {
  const stored = rows.map(({ patientId, facts, outcome }) => {
    const { contactNotes: _, ...columns } = factColumns(facts, now);
    const bsn = facts.bsn === "" ? {} : sealedBsn(organizationId, patientId, facts.bsn);
    return { ...columns, ...bsn, patientId, isNew: outcome === "added" };
  });
  const records = raw`jsonb_to_recordset(${JSON.stringify(stored)}::jsonb) as r ("patientId" uuid, "isNew" boolean,
    "familyName" text, "namePrefix" text, "givenName" text, initials text, "sortName" text, "birthDate" date, gender text,
    "recordNumber" text, phone text, "bsnSealed" text, "bsnFingerprint" text, programmes text[])`;
  await raw`update patient p set family_name = r."familyName", name_prefix = r."namePrefix", given_name = r."givenName",
      initials = r.initials, sort_name = r."sortName", birth_date = r."birthDate", gender = r.gender,
      record_number = r."recordNumber", phone = r.phone, programmes = r.programmes, bsn_sealed = coalesce(r."bsnSealed", p.bsn_sealed),
      bsn_fingerprint = coalesce(r."bsnFingerprint", p.bsn_fingerprint)
    from ${records} where p.organization_id = ${organizationId} and p.patient_id = r."patientId" and not r."isNew"`;
  const added =
    await raw`insert into patient (organization_id, patient_id, family_name, name_prefix, given_name, initials,
      sort_name, birth_date, gender, record_number, phone, bsn_sealed, bsn_fingerprint, contact_notes, programmes, source, added_by, added_at)
    select ${organizationId}::uuid, r."patientId", r."familyName", r."namePrefix", r."givenName", r.initials, r."sortName",
      r."birthDate", r.gender, r."recordNumber", r.phone, r."bsnSealed", r."bsnFingerprint", '{}', r.programmes, 'file', ${addedBy}::uuid,
      ${now.toISOString()}::timestamptz
    from ${records} where r."isNew" on conflict do nothing returning 1`;
  // A concurrent request added one of them first.
  if (added.length < rows.filter(({ outcome }) => outcome === "added").length) {
    throw new DomainError("CONFLICT", "patient.file-overtaken");
  }
  await writeAllWords(raw, organizationId, rows);
  await writeOwnGps(raw, organizationId, rows.filter(takesOwnGp), addedBy, now);
}

function takesOwnGp({ outcome, ownGpId, fields }: PlannedRow): boolean {
  return ownGpId !== null && (outcome === "added" || fields.includes("ownGp"));
}

/** One own GP each: the one in the file takes the place of the one before. */
async function writeOwnGps(
  raw: TransactionSql,
  organizationId: string,
  rows: WrittenRow[],
  namedBy: string | null,
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const named = JSON.stringify(rows.map(({ patientId, ownGpId }) => ({ patientId, ownGpId })));
  await raw`delete from patient_treater where organization_id = ${organizationId} and part = 'own-gp'
    and patient_id = any(${rows.map(({ patientId }) => patientId)}::uuid[])`;
  await raw`insert into patient_treater (organization_id, patient_id, part, person_id, named_by, named_at)
    select ${organizationId}::uuid, r."patientId", 'own-gp', r."ownGpId", ${namedBy}::uuid, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${named}::jsonb) as r ("patientId" uuid, "ownGpId" uuid)`;
}

async function writeAllWords(raw: TransactionSql, organizationId: string, rows: WrittenRow[]): Promise<void> {
  const words = rows.flatMap(({ patientId, facts }) => wordsOf(nameOf(facts)).map((word) => ({ patientId, word })));
  await raw`delete from patient_word where organization_id = ${organizationId}
    and patient_id = any(${rows.map(({ patientId }) => patientId)}::uuid[])`;
  await raw`insert into patient_word (organization_id, patient_id, word)
    select ${organizationId}::uuid, r."patientId", r.word
    from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as r ("patientId" uuid, word text)`;
}
