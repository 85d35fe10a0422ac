import { messageTemplate } from "#db/schema/messages.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import { listTemplates } from "./list-templates.ts";
import type { TemplateInput } from "./template-contract.ts";

/** Retires a template; messages based on it are unaffected. */
export async function retireTemplate(
  access: Access<"message.maintain-template">,
  { templateId }: TemplateInput,
): Promise<void> {
  const known = (await listTemplates(access)).find((each) => each.templateId === templateId);
  if (!known) throw new DomainError("NOT_FOUND", "message.template-gone");
  const now = new Date();
  await change(access, async (tx) => {
    const { title, body, occasion } = known;
    const row = { title, body, occasion, changedBy: personActing(access).personId, changedAt: now, retiredAt: now };
    await tx
      .insert(messageTemplate)
      .values({ organizationId: access.organizationId, templateId, ...row })
      .onConflictDoUpdate({ target: [messageTemplate.organizationId, messageTemplate.templateId], set: row });
    const object = { type: "message-template", id: templateId };
    return { result: undefined, event: { event: "message.template-changed", object, detail: { act: "retired" } } };
  });
}
