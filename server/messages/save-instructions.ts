import { messageInstruction } from "#db/schema/messages.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { SaveInstructionsInput } from "./instruction-contract.ts";

/** Saves the practice's own instructions of a measurement protocol. What was sent before stays as it was. */
export function saveInstructions(
  access: Access<"message.maintain-template">,
  { kind, body }: SaveInstructionsInput,
): Promise<void> {
  const { organizationId } = access;
  const written = { body, changedBy: personActing(access).personId, changedAt: new Date() };
  return change(access, async (tx) => {
    await tx
      .insert(messageInstruction)
      .values({ organizationId, kind, ...written })
      .onConflictDoUpdate({ target: [messageInstruction.organizationId, messageInstruction.kind], set: written });
    const object = { type: "message-instruction", id: kind };
    return {
      result: undefined,
      event: { event: "message.template-changed", object, detail: { act: "changed" } },
    };
  });
}
