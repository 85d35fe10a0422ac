import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { messageTemplate } from "#db/schema/messages.ts";
import { blanksIn, unknownBlanksIn } from "#db/terms/message-blanks.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import { shippedTemplates } from "./shipped-rules.ts";
import type { SaveTemplateInput } from "./template-contract.ts";

/**
 * Saves a new or changed template; a shipped one becomes the practice's own under the same id.
 * @throws INVALID for an unknown placeholder, or one without the measurement kind that fills it; NOT_FOUND for a
 * template that this practice does not have.
 */
export async function saveTemplate(
  access: Access<"message.maintain-template">,
  input: SaveTemplateInput,
): Promise<{ templateId: string }> {
  const [unknown] = unknownBlanksIn(input.body);
  if (unknown) throw new DomainError("INVALID", "message.unknown-blank", { blank: unknown });
  if (input.measurementKind === null && blanksIn(input.body).length > 0)
    throw new DomainError("INVALID", "message.blank-without-kind");
  const { templateId = uuidv7(), ...text } = input;
  return change(access, async (tx) => {
    if (input.templateId) await assertKnown(tx, access.organizationId, input.templateId);
    const row = { ...text, changedBy: personActing(access).personId, changedAt: new Date(), retiredAt: null };
    await tx
      .insert(messageTemplate)
      .values({ organizationId: access.organizationId, templateId, ...row })
      .onConflictDoUpdate({ target: [messageTemplate.organizationId, messageTemplate.templateId], set: row });
    return {
      result: { templateId },
      event: {
        event: "message.template-changed",
        object: { type: "message-template", id: templateId },
        detail: { act: input.templateId ? "changed" : "added" },
      },
    };
  });
}

async function assertKnown(tx: Transaction, organizationId: string, templateId: string): Promise<void> {
  if (shippedTemplates.some((each) => each.templateId === templateId)) return;
  const [own] = await tx
    .select({ templateId: messageTemplate.templateId })
    .from(messageTemplate)
    .where(and(eq(messageTemplate.organizationId, organizationId), eq(messageTemplate.templateId, templateId)));
  if (!own) throw new DomainError("NOT_FOUND", "message.template-gone");
}
