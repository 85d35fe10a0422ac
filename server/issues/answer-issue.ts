import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { chainIssue, chainIssueEntry } from "#db/schema/issues.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import type { AnswerIssueInput } from "./contract.ts";

/**
 * Adds a comment of the organization that reported a problem, and marks the alliance's comments as seen. @throws
 * NOT_FOUND
 */
export function answerIssue(access: Access<"issue.file">, { issueId, body }: AnswerIssueInput, now = new Date()) {
  const filedFor = access.organizationId;
  const { personId } = personActing(access);
  return change(access, async (tx) => {
    const found = await tx
      .update(chainIssue)
      .set({ seenAt: now })
      .where(and(eq(chainIssue.issueId, issueId), eq(chainIssue.filedFor, filedFor)))
      .returning({ issueId: chainIssue.issueId });
    if (found.length === 0) throw new DomainError("NOT_FOUND", "general.not-found");
    await tx.insert(chainIssueEntry).values({
      ...{ entryId: uuidv7(), issueId, filedFor, isAlliance: false, body, state: null },
      ...{ writtenBy: personId, writtenAt: now },
    });
    return {
      result: undefined,
      event: { event: "issue.answered", object: { type: "chain-issue", id: issueId }, detail: {} },
    };
  });
}
