import { and, eq } from "drizzle-orm";
import { messageInstruction } from "#db/schema/messages.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { RestoreInstructionsInput } from "./instruction-contract.ts";

/** Puts the text of Balie back in place of the practice's own. @throws NOT_FOUND when it has none. */
export function restoreInstructions(
  access: Access<"message.maintain-template">,
  { kind }: RestoreInstructionsInput,
): Promise<void> {
  const { organizationId } = access;
  return change(access, async (tx) => {
    const [gone] = await tx
      .delete(messageInstruction)
      .where(and(eq(messageInstruction.organizationId, organizationId), eq(messageInstruction.kind, kind)))
      .returning({ kind: messageInstruction.kind });
    if (!gone) throw new DomainError("NOT_FOUND", "message.template-gone");
    const object = { type: "message-instruction", id: kind };
    return {
      result: undefined,
      event: { event: "message.template-changed", object, detail: { act: "restored" } },
    };
  });
}
