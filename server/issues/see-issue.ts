import { and, eq } from "drizzle-orm";
import { chainIssue } from "#db/schema/issues.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { IssueInput } from "./contract.ts";

/** Marks the alliance's comments as seen, for the whole team. @throws NOT_FOUND */
export function seeIssue(access: Access<"issue.file">, { issueId }: IssueInput, now = new Date()) {
  return change(access, async (tx) => {
    const found = await tx
      .update(chainIssue)
      .set({ seenAt: now })
      .where(and(eq(chainIssue.issueId, issueId), eq(chainIssue.filedFor, access.organizationId)))
      .returning({ issueId: chainIssue.issueId });
    if (found.length === 0) throw new DomainError("NOT_FOUND", "general.not-found");
    return {
      result: undefined,
      event: { event: "issue.seen", object: { type: "chain-issue", id: issueId }, detail: {} },
    };
  });
}
