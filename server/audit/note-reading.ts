import { and, eq, gte, sql } from "drizzle-orm";
import { auditEvent } from "#db/schema/audit.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { AuditFilter } from "./contract.ts";
import { firstIdAt } from "./rules.ts";

const sameReadingMs = 3_600_000;

/** What was read of the log: the list, or the overview for a patient. */
type Reading = { event: "audit.read" | "audit.exported"; filter: AuditFilter & { format?: "overview" } };

/**
 * Reading the log is logged too. The same filter in the same session within the hour counts as one reading: an auto-refreshing page, or
 * two open side by side, must not keep logging. About one patient, the line is among that patient's lines.
 */
export async function noteReading(access: Access<"audit.read">, { event, filter }: Reading): Promise<void> {
  const { actor, organizationId } = access;
  if (actor.kind !== "person") return;
  const detail = spelledOut(filter);
  await change(access, async (tx) => {
    const [known] = await tx
      .select({ eventId: auditEvent.eventId })
      .from(auditEvent)
      .where(
        and(
          eq(auditEvent.organizationId, organizationId),
          eq(auditEvent.actorId, actor.personId),
          eq(auditEvent.event, event),
          eq(auditEvent.sessionId, actor.sessionId),
          gte(auditEvent.eventId, firstIdAt(new Date(Date.now() - sameReadingMs))),
          sql`${auditEvent.detail} = ${JSON.stringify(detail)}::jsonb`,
        ),
      )
      .limit(1);
    const line = { event, object: { type: "audit", id: organizationId }, detail, patientId: filter.patientId };
    return { result: undefined, event: known ? [] : line };
  });
}

/** The filter as a flat object for the log, without absent fields. */
function spelledOut(filter: Reading["filter"]): Record<string, string | boolean> {
  const facts: Record<string, string | boolean> = {};
  for (const [key, value] of Object.entries(filter)) if (value !== undefined) facts[key] = value;
  return facts;
}
