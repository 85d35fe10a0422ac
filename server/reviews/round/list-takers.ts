import { and, arrayContains, asc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { patientTreater } from "#db/schema/patients.ts";
import { membership, person } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { closedTo } from "#server/access/closed-records.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import type { Permission } from "#server/access/permissions.ts";
import type { HandOverTaker } from "./hand-over-contract.ts";

/** The GPs who can be given what waits of this patient, the own GP first. */
export function listTakers({ access, patientId }: OpenedPatient<"review.hand-over">): Promise<HandOverTaker[]> {
  return look(access, (tx) => takersOf(tx, access, patientId));
}

/** The GPs of the practice to whom the record is open, without who asks; the patient's own GP first, then by name. */
export async function takersOf(
  tx: Transaction,
  { actor, organizationId }: Access<Permission>,
  patientId: string,
): Promise<HandOverTaker[]> {
  const gps = await tx
    .select({ personId: person.personId, name: person.name })
    .from(membership)
    .innerJoin(person, eq(person.personId, membership.personId))
    .where(
      and(
        eq(membership.organizationId, organizationId),
        isNull(membership.endedAt),
        arrayContains(membership.roles, ["general-practitioner"]),
      ),
    )
    .orderBy(asc(person.name), asc(person.personId));
  const personIds = gps.map(({ personId }) => personId);
  const [closed, [own]] = await Promise.all([
    closedTo(tx, patientId, personIds),
    tx
      .select({ personId: patientTreater.personId })
      .from(patientTreater)
      .where(
        and(
          eq(patientTreater.organizationId, organizationId),
          eq(patientTreater.patientId, patientId),
          eq(patientTreater.part, "own-gp"),
        ),
      ),
  ]);
  const readerId = actor.kind === "person" ? actor.personId : null;
  return gps
    .filter(({ personId }) => personId !== readerId && !closed.has(personId))
    .map((gp) => ({ ...gp, isOwnGp: gp.personId === own?.personId }))
    .sort((one, other) => Number(other.isOwnGp) - Number(one.isOwnGp));
}
