import { and, arrayOverlaps, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { membership } from "#db/schema/people.ts";
import { closedTo } from "#server/access/closed-records.ts";
import { permissions } from "#server/access/permissions.ts";

/**
 * Which of these people work at the organization now, in a role that handles alarms, and have the record of this patient open: an alarm that
 * its receiver cannot see is nobody's.
 */
export async function receiversHere(
  tx: Transaction,
  organizationId: string,
  patientId: string,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ personId: membership.personId })
    .from(membership)
    .where(
      and(
        eq(membership.organizationId, organizationId),
        inArray(membership.personId, [...personIds]),
        isNull(membership.endedAt),
        arrayOverlaps(membership.roles, [...permissions["measurement.acknowledge-alarm"]]),
      ),
    );
  const here = rows.map(({ personId }) => personId);
  const closed = await closedTo(tx, patientId, here);
  return new Set(here.filter((personId) => !closed.has(personId)));
}
