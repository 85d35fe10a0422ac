import { v7 as uuidv7 } from "uuid";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import { csvHeadings, csvRecords } from "#server/csv.ts";
import type { AuditRow, ExportAuditInput } from "./contract.ts";
import { eventsInScope } from "./scope.ts";

const pageSize = 1_000;

const csvColumns = [
  "occurredAt",
  "event",
  "action",
  "outcome",
  "actorName",
  "actorId",
  "actorKind",
  "actorRoles",
  "responsibleName",
  "responsibleId",
  "objectType",
  "objectId",
  "patientId",
  "basis",
  "emergency",
  "clientAddress",
  "clientAgent",
  "sessionId",
  "source",
  "detail",
  "eventId",
] as const satisfies readonly (keyof AuditRow)[];

/**
 * The filtered log as text, in chunks, newest line first. Each chunk is a short read of its own, so a slow download
 * holds no transaction and little memory. The export's own audit line is written before the first chunk; lines added
 * during the export are left out.
 */
export async function* exportAuditEvents(
  access: Access<"audit.export">,
  input: ExportAuditInput,
): AsyncGenerator<string, void> {
  const { format, ...filter } = input;
  const newest = uuidv7();
  await change(access, async () => ({
    result: undefined,
    event: {
      event: "audit.exported",
      object: { type: "audit", id: access.organizationId },
      detail: { format, ...filter },
    },
  }));
  if (format === "csv") yield csvHeadings(csvColumns);
  for (let before: string | undefined, more = true; more; ) {
    const place = { newest, before, limit: pageSize };
    const rows: AuditRow[] = await look(access, (tx) => eventsInScope(tx, access.organizationId, filter, place));
    yield format === "csv" ? csvRecords(rows.map(csvCells)) : rows.map(jsonLine).join("");
    before = rows.at(-1)?.eventId;
    more = rows.length === pageSize;
  }
}

function csvCells(row: AuditRow): (string | boolean | null)[] {
  return csvColumns.map((column) => csvText(row[column]));
}

function csvText(value: AuditRow[keyof AuditRow]): string | boolean | null {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.join(", ") : JSON.stringify(value);
}

function jsonLine(row: AuditRow): string {
  return `${JSON.stringify(row)}\n`;
}
