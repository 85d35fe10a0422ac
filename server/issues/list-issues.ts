import { and, desc, eq, gt, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { chainIssue } from "#db/schema/issues.ts";
import { organization } from "#db/schema/organizations.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { IssuesInput, IssuesPage } from "./contract.ts";
import { isOpenTo, issueColumns } from "./scope.ts";

const pageSize = 50;

/** The organization's own problems, or for the alliance those of all; newest first. */
export async function listIssues(
  access: Access<"issue.list"> | Access<"issue.handle">,
  { link, state, before }: IssuesInput,
): Promise<IssuesPage> {
  const found = await look(access, (tx) =>
    tx
      .select(issueColumns)
      .from(chainIssue)
      .leftJoin(organization, eq(organization.organizationId, chainIssue.filedFor))
      .where(
        and(
          isOpenTo(access),
          link ? eq(chainIssue.link, link) : undefined,
          state ? eq(chainIssue.state, state) : undefined,
          before ? lt(chainIssue.issueId, before) : undefined,
        ),
      )
      .orderBy(desc(chainIssue.issueId))
      .limit(pageSize + 1),
  );
  const rows = found.slice(0, pageSize);
  return { rows, nextBefore: found.length > pageSize ? (rows.at(-1)?.issueId ?? null) : null };
}

/** The problems with a comment of the alliance that nobody here has seen. */
export async function listIssueNews(access: Access<"issue.list">): Promise<{ issueId: string; title: string }[]> {
  return look(access, (tx) =>
    tx
      .select({ issueId: chainIssue.issueId, title: chainIssue.title })
      .from(chainIssue)
      .where(
        and(
          eq(chainIssue.filedFor, access.organizationId),
          isNotNull(chainIssue.answeredAt),
          or(isNull(chainIssue.seenAt), gt(chainIssue.answeredAt, sql`${chainIssue.seenAt}`)),
        ),
      )
      .orderBy(desc(chainIssue.issueId))
      .limit(5),
  );
}
