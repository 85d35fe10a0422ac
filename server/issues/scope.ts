import { eq, type SQL, sql } from "drizzle-orm";
import { chainIssue } from "#db/schema/issues.ts";
import { organization } from "#db/schema/organizations.ts";
import type { Access } from "#server/access/access.ts";

/** The columns of a problem in a list. */
export const issueColumns = {
  issueId: chainIssue.issueId,
  link: chainIssue.link,
  title: chainIssue.title,
  state: chainIssue.state,
  supplierName: chainIssue.supplierName,
  filedAt: chainIssue.filedAt,
  organizationName: organization.name,
  isNews: sql<boolean>`coalesce(${chainIssue.answeredAt} > coalesce(${chainIssue.seenAt}, '-infinity'), false)`,
};

/** A practice reads its own problems; for the alliance, the network's row-level policy covers all. */
export function isOpenTo(access: Access<"issue.list"> | Access<"issue.handle">): SQL | undefined {
  return access.permission === "issue.handle" ? undefined : eq(chainIssue.filedFor, access.organizationId);
}
