import { eq } from "drizzle-orm";
import { messageTemplate } from "#db/schema/messages.ts";
import { messageOccasions } from "#db/terms/messages.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { shippedTemplates } from "./shipped-rules.ts";
import type { MessageTemplate } from "./template-contract.ts";

/**
 * The message templates: those of the practice, and the shipped ones that it has not changed. In the order of the
 * occasions; those for any occasion come last.
 */
export async function listTemplates(
  access: Access<"message.list-templates"> | Access<"message.maintain-template">,
): Promise<MessageTemplate[]> {
  const rows = await look(access, (tx) =>
    tx.select().from(messageTemplate).where(eq(messageTemplate.organizationId, access.organizationId)),
  );
  const changed = new Set(rows.map((row) => row.templateId));
  const shipped = shippedTemplates
    .filter((each) => !changed.has(each.templateId))
    .map((each) => ({ ...each, isShipped: true }));
  const own = rows
    .filter((row) => row.retiredAt === null)
    .map(({ templateId, occasion, measurementKind, title, body }) => ({
      ...{ templateId, occasion, measurementKind, title, body },
      isShipped: false,
    }));
  const order = (template: MessageTemplate) =>
    template.occasion === null ? messageOccasions.length : messageOccasions.indexOf(template.occasion);
  return [...own, ...shipped].sort(
    (one, other) => order(one) - order(other) || one.templateId.localeCompare(other.templateId),
  );
}
