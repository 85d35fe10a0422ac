import { organization } from "#db/schema/organizations.ts";
import { systemOrganizationId } from "#db/terms/organizations.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";

/**
 * The organizations that a job on the log is for: the one in the proof, or all and Balie itself. Returns ids only: this list is why these
 * permissions are among `networkPermissions`.
 */
export async function organizationsWithLog(
  access: Access<"audit.seal" | "audit.mail-heads" | "audit.archive">,
): Promise<string[]> {
  if (access.organizationId !== systemOrganizationId) return [access.organizationId];
  const rows = await look(access, (tx) =>
    tx.select({ organizationId: organization.organizationId }).from(organization),
  );
  return [...new Set([systemOrganizationId, ...rows.map((row) => row.organizationId)])];
}
