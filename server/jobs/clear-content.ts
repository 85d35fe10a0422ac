import { organization } from "#db/schema/organizations.ts";
import { type Access, grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { look } from "#server/access/look.ts";
import { clearContent } from "#server/documents/clearing/clear-content.ts";

/** Clears the store of what no row points at, of every organization. @returns the number of objects removed. */
export async function clearAllContent(access: Access<"document.clear">, now = new Date()): Promise<number> {
  const organizations = await look(access, (tx) =>
    tx.select({ organizationId: organization.organizationId }).from(organization),
  );
  let count = 0;
  for (const { organizationId } of organizations) {
    count += await clearContent(grant(systemActor("worker", organizationId), "document.clear"), now);
  }
  return count;
}
