import { overviewPageSize } from "#db/terms/connections.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { OverviewInput, OverviewPage } from "./contract.ts";
import { readOverview } from "./read-overview.ts";

/** A page of organizations with their state in the register, and how many there are. Contains no patient data. */
export function listOverview(access: Access<"connection.overview">, input: OverviewInput): Promise<OverviewPage> {
  const { cursor, ...filter } = input;
  return look(access, (tx) => readOverview(tx, filter, { cursor, pageSize: overviewPageSize, isCounted: true }));
}
