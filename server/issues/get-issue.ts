import { and, asc, eq } from "drizzle-orm";
import { chainIssue, chainIssueEntry } from "#db/schema/issues.ts";
import { organization } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { DomainError } from "#server/errors.ts";
import type { IssueFacts, IssueInput } from "./contract.ts";
import { isOpenTo, issueColumns } from "./scope.ts";

/** One problem with all its comments, oldest first. @throws NOT_FOUND for another organization's. */
export function getIssue(
  access: Access<"issue.list"> | Access<"issue.handle">,
  { issueId }: IssueInput,
): Promise<IssueFacts> {
  return look(access, async (tx) => {
    const [issue] = await tx
      .select({
        ...issueColumns,
        body: chainIssue.body,
        frequency: chainIssue.frequency,
        since: chainIssue.since,
        filedByName: person.name,
      })
      .from(chainIssue)
      .leftJoin(organization, eq(organization.organizationId, chainIssue.filedFor))
      .leftJoin(person, eq(person.personId, chainIssue.filedBy))
      .where(and(eq(chainIssue.issueId, issueId), isOpenTo(access)));
    if (!issue) throw new DomainError("NOT_FOUND", "general.not-found");
    const entries = await tx
      .select({
        entryId: chainIssueEntry.entryId,
        isAlliance: chainIssueEntry.isAlliance,
        body: chainIssueEntry.body,
        state: chainIssueEntry.state,
        writtenByName: person.name,
        writtenAt: chainIssueEntry.writtenAt,
      })
      .from(chainIssueEntry)
      .leftJoin(person, eq(person.personId, chainIssueEntry.writtenBy))
      .where(eq(chainIssueEntry.issueId, issueId))
      .orderBy(asc(chainIssueEntry.entryId));
    return { ...issue, entries };
  });
}
