import { and, arrayOverlaps, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { membership } from "#db/schema/people.ts";
import type { Role } from "#db/terms/people.ts";
import { DomainError } from "#server/errors.ts";
import type { Access } from "./access.ts";
import { closedTo } from "./closed-records.ts";
import { permissions } from "./permissions.ts";

/** A permission that is held through roles, not by everybody or by the system. */
type HeldByRoles = {
  [P in keyof typeof permissions]: (typeof permissions)[P] extends readonly Role[] ? P : never;
}[keyof typeof permissions];

/**
 * Checks the assignee of a piece of work about a patient; null means unassigned.
 * @throws INVALID when this person does not work here now, lacks the permission that the work requires, or does not have the
 * record of this patient open.
 */
export async function assertColleague(
  access: Access<keyof typeof permissions>,
  tx: Transaction,
  personId: string | null,
  permission: HeldByRoles,
  patientId: string,
): Promise<void> {
  if (personId === null) return;
  const refusal = await colleagueRefusal(access, tx, { personId, permission, patientId });
  if (refusal !== null) throw new DomainError("INVALID", refusal);
}

type Work = { personId: string; permission: HeldByRoles; patientId: string };

/** Why a person may not do this work about a patient now; null: they may. */
export async function colleagueRefusal(
  { organizationId }: Access<keyof typeof permissions>,
  tx: Transaction,
  { personId, permission, patientId }: Work,
): Promise<"general.no-such-colleague" | "patient.colleague-does-not-treat" | null> {
  const [found] = await tx
    .select({ personId: membership.personId })
    .from(membership)
    .where(
      and(
        eq(membership.organizationId, organizationId),
        eq(membership.personId, personId),
        isNull(membership.endedAt),
        arrayOverlaps(membership.roles, [...permissions[permission]]),
      ),
    );
  if (!found) return "general.no-such-colleague";
  const closed = await closedTo(tx, patientId, [personId]);
  return closed.size > 0 ? "patient.colleague-does-not-treat" : null;
}
