import { eq } from "drizzle-orm";
import { replyTemplate } from "#db/schema/reviews.ts";
import { reviewConclusions } from "#db/terms/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { ReplyTemplate } from "./reply-contract.ts";
import { shippedTemplates } from "./shipped-rules.ts";

/**
 * Texts to begin a reply with: those of the practice, and those that are shipped where the practice changed nothing. In the order of
 * the conclusions; those for any conclusion come last.
 */
export async function listTemplates(
  access: Access<"reply.list-templates"> | Access<"reply.maintain-template">,
): Promise<ReplyTemplate[]> {
  const rows = await look(access, (tx) =>
    tx.select().from(replyTemplate).where(eq(replyTemplate.organizationId, access.organizationId)),
  );
  const changed = new Set(rows.map((row) => row.templateId));
  const shipped = shippedTemplates
    .filter((each) => !changed.has(each.templateId))
    .map((each) => ({ ...each, isShipped: true }));
  const own = rows
    .filter((row) => row.retiredAt === null)
    .map(({ templateId, conclusion, measurementKind, title, body }) => ({
      ...{ templateId, conclusion, measurementKind, title, body },
      isShipped: false,
    }));
  const order = (template: ReplyTemplate) =>
    template.conclusion === null ? reviewConclusions.length : reviewConclusions.indexOf(template.conclusion);
  return [...own, ...shipped].sort(
    (one, other) => order(one) - order(other) || one.templateId.localeCompare(other.templateId),
  );
}
