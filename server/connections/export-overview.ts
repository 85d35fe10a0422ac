import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { OverviewInput } from "./contract.ts";
import { overviewPage } from "./list-overview.ts";
import { readCursor } from "./overview-rules.ts";

/** Rows that are handed over at a time, so that memory does not grow with the file. */
const pageSize = 500;

/** One part of the export; the first part leaves a line in the log that somebody took the list out. */
export async function exportOverview(access: Access<"connection.export">, input: OverviewInput) {
  if (!readCursor(input.cursor)) await recordExport(access, input);
  return overviewPage(access, input, pageSize);
}

function recordExport(access: Access<"connection.export">, { text, ...filters }: OverviewInput): Promise<void> {
  return change(access, async () => ({
    result: undefined,
    event: {
      event: "connection.exported",
      object: { type: "connection-overview", id: access.organizationId },
      detail: { hasText: text !== "", ...filters, cursor: null },
    },
  }));
}
