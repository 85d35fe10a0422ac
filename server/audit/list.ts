import { and, eq, gte, sql } from "drizzle-orm";
import { auditEvent } from "#db/schema/audit.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import { type AuditFilter, type AuditPage, auditPageSize, type ListAuditInput } from "./contract.ts";
import { firstIdAt } from "./rules.ts";
import { eventsInScope } from "./scope.ts";

const sameReadingMs = 3_600_000;

/** A page of the log. Reading the log is a line in the log: one for each filter somebody sets, not one for each page. */
export async function listAuditEvents(access: Access<"audit.read">, input: ListAuditInput): Promise<AuditPage> {
  const { before, ...filter } = input;
  await noteReading(access, filter);
  const found = await look(access, (tx) =>
    eventsInScope(tx, access.organizationId, filter, { before, limit: auditPageSize + 1 }),
  );
  const rows = found.slice(0, auditPageSize);
  const isLast = found.length <= auditPageSize;
  return { rows, nextBefore: isLast ? null : (rows.at(-1)?.eventId ?? null) };
}

/**
 * The same session looking through the same filter again within the hour is the same reading: a page that refreshes
 * itself, or two that stand open side by side, do not write for ever.
 */
async function noteReading(access: Access<"audit.read">, filter: AuditFilter): Promise<void> {
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
          eq(auditEvent.event, "audit.read"),
          eq(auditEvent.sessionId, actor.sessionId),
          gte(auditEvent.eventId, firstIdAt(new Date(Date.now() - sameReadingMs))),
          sql`${auditEvent.detail} = ${JSON.stringify(detail)}::jsonb`,
        ),
      )
      .limit(1);
    const line = { event: "audit.read" as const, object: { type: "audit", id: organizationId }, detail };
    return { result: undefined, event: known ? [] : line };
  });
}

/** The filter as flat facts for the log; what is absent is left out. */
function spelledOut(filter: AuditFilter): Record<string, string | boolean> {
  const facts: Record<string, string | boolean> = {};
  for (const [key, value] of Object.entries(filter)) if (value !== undefined) facts[key] = value;
  return facts;
}
