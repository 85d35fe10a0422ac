import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { replyTemplate } from "#db/schema/reviews.ts";
import { blanksIn, unknownBlanksIn } from "#db/terms/reply-blanks.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import type { SaveTemplateInput } from "./reply-contract.ts";
import { shippedTemplates } from "./shipped-rules.ts";

/**
 * Keeps a text to begin a reply with, new or changed; a shipped one becomes the practice's own under the same id.
 * @throws INVALID for a blank that nothing can fill, or that stands there without the kind whose figures fill it, NOT_FOUND for a text that this practice does not have.
 */
export async function saveTemplate(
  access: Access<"reply.maintain-template">,
  input: SaveTemplateInput,
): Promise<{ templateId: string }> {
  const [unknown] = unknownBlanksIn(input.body);
  if (unknown) throw new DomainError("INVALID", "review.unknown-blank", { blank: unknown });
  if (input.measurementKind === null && blanksIn(input.body).length > 0)
    throw new DomainError("INVALID", "review.blank-without-kind");
  const { templateId = uuidv7(), ...text } = input;
  return change(access, async (tx) => {
    if (input.templateId) await assertKnown(tx, access.organizationId, input.templateId);
    const row = { ...text, changedBy: personActing(access).personId, changedAt: new Date(), retiredAt: null };
    await tx
      .insert(replyTemplate)
      .values({ organizationId: access.organizationId, templateId, ...row })
      .onConflictDoUpdate({ target: [replyTemplate.organizationId, replyTemplate.templateId], set: row });
    return {
      result: { templateId },
      event: {
        event: "reply.template-changed",
        object: { type: "reply-template", id: templateId },
        detail: { act: input.templateId ? "changed" : "added" },
      },
    };
  });
}

async function assertKnown(tx: Transaction, organizationId: string, templateId: string): Promise<void> {
  if (shippedTemplates.some((each) => each.templateId === templateId)) return;
  const [own] = await tx
    .select({ templateId: replyTemplate.templateId })
    .from(replyTemplate)
    .where(and(eq(replyTemplate.organizationId, organizationId), eq(replyTemplate.templateId, templateId)));
  if (!own) throw new DomainError("NOT_FOUND", "review.template-gone");
}
