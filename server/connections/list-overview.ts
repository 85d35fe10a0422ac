import { overviewPageSize } from "#db/terms/connections.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { OverviewInput, OverviewPage } from "./contract.ts";
import { overviewPage } from "./overview.ts";

/** Organizations with what the register says of them, a page at a time, and how many there are. No patient data exists here. */
export function listOverview(access: Access<"connection.overview">, input: OverviewInput): Promise<OverviewPage> {
  const { cursor, ...filter } = input;
  return look(access, (tx) => overviewPage(tx, filter, { cursor, pageSize: overviewPageSize, isCounted: true }));
}
