import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { patientTreater } from "#db/schema/patients.ts";
import { membership, person } from "#db/schema/people.ts";
import type { PatientRow } from "#server/patients/scope.ts";
import type { Treaters } from "./contract.ts";
import { type Colleague, isGp, isOfCare } from "./rules.ts";

/** Who works here now, by name. */
export function colleaguesHere(tx: Transaction, organizationId: string): Promise<Colleague[]> {
  return tx
    .select({ personId: person.personId, name: person.name, roles: membership.roles })
    .from(membership)
    .innerJoin(person, eq(person.personId, membership.personId))
    .where(and(eq(membership.organizationId, organizationId), isNull(membership.endedAt)))
    .orderBy(asc(person.name), asc(person.personId));
}

/** Who is named as treating a patient. */
export function treatersOf(tx: Transaction, organizationId: string, patientId: string) {
  const { part, personId } = patientTreater;
  return tx
    .select({ part, personId })
    .from(patientTreater)
    .where(and(eq(patientTreater.organizationId, organizationId), eq(patientTreater.patientId, patientId)));
}

/** The names of these people, also of those who left. */
export async function namesOf(tx: Transaction, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx
    .select({ personId: person.personId, name: person.name })
    .from(person)
    .where(inArray(person.personId, [...personIds]));
  return new Map(rows.map((row) => [row.personId, row.name]));
}

/** The people who can be named, by id. */
export function careById(colleagues: readonly Colleague[]): Map<string, Colleague> {
  return new Map(colleagues.filter(isOfCare).map((one) => [one.personId, one]));
}

/** Everybody who treats a patient, whom the record is open to, and who else can be named. */
export async function loadTreaters(
  tx: Transaction,
  { organizationId, patientId, openTo }: Pick<PatientRow, "organizationId" | "patientId" | "openTo">,
): Promise<Treaters> {
  const named = await treatersOf(tx, organizationId, patientId);
  const colleagues = await colleaguesHere(tx, organizationId);
  const here = careById(colleagues);
  const names = await namesOf(
    tx,
    named.map(({ personId }) => personId),
  );
  return {
    openTo,
    treaters: named
      .map((one) => ({ ...one, name: names.get(one.personId) ?? "", isHere: here.has(one.personId) }))
      .sort((one, other) => one.name.localeCompare(other.name, "nl")),
    colleagues: colleagues.filter(isOfCare).map((one) => ({ personId: one.personId, name: one.name, isGp: isGp(one) })),
  };
}
