import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { type AuditPage, auditPageSize, type ListAuditInput } from "./contract.ts";
import { noteReading } from "./note-reading.ts";
import { eventsInScope } from "./scope.ts";

/** A page of the log. Reading the log is logged too: one line per filter, not per page. */
export async function listAuditEvents(access: Access<"audit.read">, input: ListAuditInput): Promise<AuditPage> {
  const { before, ...filter } = input;
  await noteReading(access, { event: "audit.read", filter });
  const found = await look(access, (tx) =>
    eventsInScope(tx, access.organizationId, filter, { before, limit: auditPageSize + 1 }),
  );
  const rows = found.slice(0, auditPageSize);
  const isLast = found.length <= auditPageSize;
  return { rows, nextBefore: isLast ? null : (rows.at(-1)?.eventId ?? null) };
}
