import { count, sql } from "drizzle-orm";
import { chainIssue } from "#db/schema/issues.ts";
import { chainLinks, openIssueStates } from "#db/terms/issues.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { LinkCount } from "./contract.ts";

/** How many problems each link of the chain has, over all organizations, including links without any. */
export async function countLinks(access: Access<"issue.handle">): Promise<LinkCount[]> {
  const { link, state } = chainIssue;
  const rows = await look(access, (tx) =>
    tx
      .select({
        link,
        count: count(),
        openCount: sql<number>`(count(*) filter (where ${state} = any(${sql.param([...openIssueStates])}::text[])))::int`,
      })
      .from(chainIssue)
      .groupBy(link),
  );
  return chainLinks.map((one) => rows.find((row) => row.link === one) ?? { link: one, openCount: 0, count: 0 });
}
