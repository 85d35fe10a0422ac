import { and, desc, eq } from "drizzle-orm";
import { auditEvent } from "#db/schema/audit.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import { type AuditFilter, type AuditPage, auditPageSize, type ListAuditInput } from "./contract.ts";
import { eventsInScope } from "./scope.ts";

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

/** Compares with the last line of this session, so that a page that refreshes itself does not write for ever. */
async function noteReading(access: Access<"audit.read">, filter: AuditFilter): Promise<void> {
  const { actor, organizationId } = access;
  if (actor.kind !== "person") return;
  const detail = spelledOut(filter);
  await change(access, async (tx) => {
    const [last] = await tx
      .select({ detail: auditEvent.detail, sessionId: auditEvent.sessionId })
      .from(auditEvent)
      .where(
        and(
          eq(auditEvent.organizationId, organizationId),
          eq(auditEvent.actorId, actor.personId),
          eq(auditEvent.event, "audit.read"),
        ),
      )
      .orderBy(desc(auditEvent.eventId))
      .limit(1);
    const isKnown = last?.sessionId === actor.sessionId && isSameFilter(last.detail, detail);
    const line = { event: "audit.read" as const, object: { type: "audit", id: organizationId }, detail };
    return { result: undefined, event: isKnown ? [] : line };
  });
}

/** The filter as flat facts for the log; what is absent is left out. */
function spelledOut(filter: AuditFilter): Record<string, string | boolean> {
  const facts: Record<string, string | boolean> = {};
  for (const [key, value] of Object.entries(filter)) if (value !== undefined) facts[key] = value;
  return facts;
}

function isSameFilter(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
