import { v7 as uuidv7 } from "uuid";
import { chainIssue } from "#db/schema/issues.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { FileIssueInput } from "./contract.ts";

/** Reports a problem in the chain; it appears in the alliance's list. */
export function fileIssue(access: Access<"issue.file">, input: FileIssueInput, now = new Date()) {
  const issueId = uuidv7();
  const { personId } = personActing(access);
  return change(access, async (tx) => {
    await tx.insert(chainIssue).values({
      ...{ issueId, filedFor: access.organizationId, ...input, state: "filed" },
      ...{ filedBy: personId, filedAt: now },
    });
    return {
      result: { issueId },
      event: { event: "issue.filed", object: { type: "chain-issue", id: issueId }, detail: { link: input.link } },
    };
  });
}
