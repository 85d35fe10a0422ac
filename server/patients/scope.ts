import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { patient, patientWord } from "#db/schema/patients.ts";
import { ageOn, formalName, fullName } from "#db/terms/patient-names.ts";
import type { Access } from "#server/access/access.ts";
import type { Permission } from "#server/access/permissions.ts";
import { fingerprint, seal } from "#server/access/seal.ts";
import { dutchDay } from "#server/calendar/dutch-days.ts";
import { DomainError } from "#server/errors.ts";
import type { ListedPatient, PatientFacts } from "./contract.ts";
import type { PatientFile } from "./file-rules.ts";
import type { KnownChoice } from "./import-contract.ts";
import { type ImportPlan, type KnownPatient, planImport } from "./import-rules.ts";
import { bsnIn, sortName, wordsOf } from "./rules.ts";

export type PatientRow = typeof patient.$inferSelect;

/** The columns of a list. */
export const listedColumns = {
  patientId: patient.patientId,
  familyName: patient.familyName,
  namePrefix: patient.namePrefix,
  givenName: patient.givenName,
  initials: patient.initials,
  gender: patient.gender,
  birthDate: patient.birthDate,
  recordNumber: patient.recordNumber,
  leftAt: patient.leftAt,
};

/** A patient of this organization, or NOT_FOUND. With `lock` nobody else changes him meanwhile. */
export async function patientInScope(
  tx: Transaction,
  { organizationId }: Access<Permission>,
  patientId: string,
  lock: "update" | "none" = "none",
): Promise<PatientRow> {
  const own = and(eq(patient.organizationId, organizationId), eq(patient.patientId, patientId));
  const found = tx.select().from(patient).where(own);
  const [row] = await (lock === "update" ? found.for("update") : found);
  if (!row) throw new DomainError("NOT_FOUND", "patient.not-found");
  return row;
}

/** A row as a list shows it on this day. */
export function listed(row: Pick<PatientRow, keyof typeof listedColumns>, now: Date): ListedPatient {
  return {
    patientId: row.patientId,
    fullName: fullName(row),
    formalName: formalName(row),
    gender: row.gender,
    birthDate: row.birthDate,
    ageYears: ageOn(row.birthDate, dutchDay(now)),
    recordNumber: row.recordNumber,
    leftAt: row.leftAt,
  };
}

/** What a BSN looks like in the blind index of one organization. `bsn`: nine digits. */
export function bsnFingerprint(organizationId: string, bsn: string): string {
  return fingerprint("bsn", `${organizationId} ${bsn}`);
}

/** The two columns of a BSN, bound to this patient of this organization. */
export function sealedBsn(organizationId: string, patientId: string, bsn: string) {
  return {
    bsnSealed: seal("bsn", `${organizationId} ${patientId}`, bsn),
    bsnFingerprint: bsnFingerprint(organizationId, bsn),
  };
}

/** Facts as columns. Throws INVALID for a birth date that is still to come. */
export function factColumns(facts: PatientFacts, now: Date) {
  if (facts.birthDate > dutchDay(now)) throw new DomainError("INVALID", "patient.born-in-the-future");
  const name = {
    familyName: facts.familyName,
    namePrefix: facts.namePrefix || null,
    givenName: facts.givenName || null,
    initials: facts.initials || null,
  };
  return {
    ...name,
    sortName: sortName(name),
    birthDate: facts.birthDate,
    gender: facts.gender,
    recordNumber: facts.recordNumber || null,
    phone: facts.phone || null,
    contactNotes: [...new Set(facts.contactNotes)],
  };
}

/** The nine digits that were given, null for nothing. Throws INVALID for what does not pass the 11-test. */
export function givenBsn(text: string): string | null {
  if (text === "") return null;
  const bsn = bsnIn(text);
  if (bsn === null) throw new DomainError("INVALID", "patient.bsn-wrong");
  return bsn;
}

/** Makes the patient found under the words of this name, and no other. */
export async function writeWords(
  tx: Transaction,
  organizationId: string,
  patientId: string,
  name: Parameters<typeof wordsOf>[0],
): Promise<void> {
  const own = and(eq(patientWord.organizationId, organizationId), eq(patientWord.patientId, patientId));
  await tx.delete(patientWord).where(own);
  const words = wordsOf(name).map((word) => ({ organizationId, word, patientId }));
  if (words.length > 0) await tx.insert(patientWord).values(words);
}

/** Refuses when another patient of the organization has what must be somebody's own. `own`: the patient being changed. */
export async function assertOnlyOne(
  tx: Transaction,
  organizationId: string,
  facts: { bsnFingerprint: string | null; recordNumber: string | null; own: string | null },
): Promise<void> {
  const taken = async (where: SQL) => {
    const [other] = await tx
      .select({ patientId: patient.patientId })
      .from(patient)
      .where(and(eq(patient.organizationId, organizationId), where));
    return other !== undefined && other.patientId !== facts.own;
  };
  if (facts.bsnFingerprint !== null && (await taken(eq(patient.bsnFingerprint, facts.bsnFingerprint)))) {
    throw new DomainError("CONFLICT", "patient.bsn-taken");
  }
  if (facts.recordNumber !== null && (await taken(eq(patient.recordNumber, facts.recordNumber)))) {
    throw new DomainError("CONFLICT", "patient.record-number-taken");
  }
}

/** What a file comes to beside everybody whom the organization knows. With `lock` nobody else changes or imports patients meanwhile. */
export async function plannedImport(
  tx: Transaction,
  { organizationId }: Access<Permission>,
  file: PatientFile,
  known: KnownChoice,
  lock: "update" | "none",
): Promise<ImportPlan> {
  if (lock === "update") {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`patients ${organizationId}`}, 0))`);
  }
  const all = tx
    .select({ ...listedColumns, phone: patient.phone, bsnFingerprint: patient.bsnFingerprint })
    .from(patient)
    .where(eq(patient.organizationId, organizationId));
  const rows = await (lock === "update" ? all.for("update") : all);
  const everybody: KnownPatient[] = rows.map((row) => ({
    ...row,
    namePrefix: row.namePrefix ?? "",
    givenName: row.givenName ?? "",
    initials: row.initials ?? "",
    recordNumber: row.recordNumber ?? "",
    phone: row.phone ?? "",
  }));
  return planImport({ columnCount: file.columns.length, rows: file.rows }, everybody, {
    today: dutchDay(new Date()),
    known,
    fingerprintOf: (bsn) => bsnFingerprint(organizationId, bsn),
  });
}
