import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { chainIssue, chainIssueEntry } from "#db/schema/issues.ts";
import type { Access } from "#server/access/access.ts";
import { announce, change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import type { HandleIssueInput } from "./contract.ts";

/**
 * Adds the alliance's comment and sets the problem's state; the organization that reported it sees this on Today.
 * @throws NOT_FOUND
 */
export async function handleIssue(
  access: Access<"issue.handle">,
  { issueId, body, state, supplierName }: HandleIssueInput,
  now = new Date(),
): Promise<void> {
  const { personId } = personActing(access);
  const filedFor = await change(access, async (tx) => {
    const [known] = await tx
      .select({ filedFor: chainIssue.filedFor, state: chainIssue.state })
      .from(chainIssue)
      .where(eq(chainIssue.issueId, issueId))
      .for("update");
    if (!known) throw new DomainError("NOT_FOUND", "general.not-found");
    await tx
      .update(chainIssue)
      .set({ state, supplierName: supplierName || null, answeredAt: now })
      .where(eq(chainIssue.issueId, issueId));
    await tx.insert(chainIssueEntry).values({
      ...{ entryId: uuidv7(), issueId, filedFor: known.filedFor, isAlliance: true, body },
      ...{ state: known.state === state ? null : state, writtenBy: personId, writtenAt: now },
    });
    return {
      result: known.filedFor,
      event: { event: "issue.handled", object: { type: "chain-issue", id: issueId }, detail: { state } },
    };
  });
  announce(filedFor, "issue");
}
