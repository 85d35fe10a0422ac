import { replyTemplate } from "#db/schema/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import { listTemplates } from "./list-templates.ts";
import type { TemplateInput } from "./reply-contract.ts";

/** A text that nobody begins with any more; replies that were made of it stay as they are. */
export async function retireTemplate(
  access: Access<"reply.maintain-template">,
  { templateId }: TemplateInput,
): Promise<void> {
  const known = (await listTemplates(access)).find((each) => each.templateId === templateId);
  if (!known) throw new DomainError("NOT_FOUND", "review.template-gone");
  const now = new Date();
  await change(access, async (tx) => {
    const { title, body, conclusion } = known;
    const row = { title, body, conclusion, changedBy: personActing(access).personId, changedAt: now, retiredAt: now };
    await tx
      .insert(replyTemplate)
      .values({ organizationId: access.organizationId, templateId, ...row })
      .onConflictDoUpdate({ target: [replyTemplate.organizationId, replyTemplate.templateId], set: row });
    const object = { type: "reply-template", id: templateId };
    return { result: undefined, event: { event: "reply.template-changed", object, detail: { act: "retired" } } };
  });
}
