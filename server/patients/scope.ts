import { and, eq, getTableColumns, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { patient, patientWord } from "#db/schema/patients.ts";
import { listedPatient } from "#db/terms/patient-names.ts";
import { programmes } from "#db/terms/patients.ts";
import type { Access } from "#server/access/access.ts";
import { hasNamesakeJoined } from "#server/access/has-namesake.ts";
import type { Permission } from "#server/access/permissions.ts";
import { fingerprint, seal } from "#server/access/seal.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { DomainError } from "#server/errors.ts";
import { alikeMax, type FoundPatient, type PatientFacts } from "./contract.ts";
import { bsnIn, sortName, wordsOf } from "./rules.ts";
import { hasSameName } from "./same-person-rules.ts";
import { recordNumbersOf } from "./search-rules.ts";

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
  openTo: patient.openTo,
  isClosed: sql<boolean>`${patient.openTo} <> 'team' and ${patient.patientId} in (select closed_id from app_closed_patients())`,
};

/** A patient of this organization, or NOT_FOUND. `lock` takes a row lock. */
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

type ListedRow = Pick<PatientRow, Exclude<keyof typeof listedColumns, "isClosed">> & {
  isClosed: boolean;
  hasNamesake: boolean;
};

/** A row as a list shows it on this day; of a guarded record that is not open to the reader, name and birth date. */
export function listed(row: ListedRow, now: Date): FoundPatient {
  const isGuarded = row.openTo === "guarded";
  const hidden = isGuarded && row.isClosed ? { gender: "unknown" as const, recordNumber: null, leftAt: null } : {};
  return { ...listedPatient({ ...row, ...hidden }, dutchDay(now)), isGuarded, hasNamesake: row.hasNamesake };
}

/** The value of a BSN in the organization's blind index. `bsn`: nine digits. */
export function bsnFingerprint(organizationId: string, bsn: string): string {
  return fingerprint("bsn", `${organizationId} ${bsn}`);
}

/** The two columns of a BSN, encrypted for this patient of this organization. */
export function sealedBsn(organizationId: string, patientId: string, bsn: string) {
  return {
    bsnSealed: seal("bsn", `${organizationId} ${patientId}`, bsn),
    bsnFingerprint: bsnFingerprint(organizationId, bsn),
  };
}

/** Facts as columns. Throws INVALID for a birth date in the future. */
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
    programmes: programmes.filter((one) => facts.programmes.includes(one)),
  };
}

/** The nine digits, or null when empty. Throws INVALID for a BSN that does not pass the 11-test. */
export function givenBsn(text: string): string | null {
  if (text === "") return null;
  const bsn = bsnIn(text);
  if (bsn === null) throw new DomainError("INVALID", "patient.bsn-wrong");
  return bsn;
}

/** Replaces the search words of a patient. */
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

/**
 * Throws CONFLICT when another patient of the organization has this BSN or record number. `own`: the patient being
 * changed.
 */
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

/** Whoever adds patients while looking whether they are known takes turns with everyone else who does. */
export async function lockPatients(tx: Transaction, organizationId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`patients ${organizationId}`}, 0))`);
}

/** More people than one practice has with one birth date, so that one statement never reads a whole practice. */
const bornTogetherMax = 500;

/**
 * Who could be the same person: the same name and birth date, or a number that differs in leading zeros only. Two BSNs are two people.
 * `not`: whom to leave out, because they were compared or are the patient being changed.
 */
export async function alikePatients(
  tx: Transaction,
  organizationId: string,
  facts: ReturnType<typeof factColumns> & { bsnFingerprint: string | null },
  not: readonly string[],
): Promise<(PatientRow & { isClosed: boolean; hasNamesake: boolean })[]> {
  const numbers = facts.recordNumber === null ? [] : recordNumbersOf(facts.recordNumber);
  const rows = await tx
    .select({ ...getTableColumns(patient), isClosed: listedColumns.isClosed, hasNamesake: hasNamesakeJoined() })
    .from(patient)
    .where(
      and(
        eq(patient.organizationId, organizationId),
        isNull(patient.mergedInto),
        or(eq(patient.birthDate, facts.birthDate), inArray(patient.recordNumber, numbers)),
      ),
    )
    .orderBy(patient.sortName, patient.birthDate, patient.patientId)
    .limit(bornTogetherMax);
  return rows
    .filter((row) => !not.includes(row.patientId))
    .filter((row) => !facts.bsnFingerprint || !row.bsnFingerprint || facts.bsnFingerprint === row.bsnFingerprint)
    .filter((row) => numbers.includes(row.recordNumber ?? "") || hasSameName(facts, row))
    .slice(0, alikeMax);
}

/** Both show in the log as a search: names were seen, and nothing was stored. */
export function alikeEvent(organizationId: string, alike: readonly PatientRow[]) {
  return {
    event: "patient.searched" as const,
    object: { type: "patient", id: organizationId },
    detail: { by: "alike", count: alike.length },
    shown: alike.map(({ patientId }) => patientId),
  };
}
