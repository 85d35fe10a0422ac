import type { Transaction } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import type { Access } from "#server/access/access.ts";
import type { AuditLine } from "#server/audit/record.ts";
import type { AddOrganizationInput } from "./contract.ts";
import { refuseTakenAgb } from "./refuse-taken-agb.ts";

/**
 * Adds an organization under the id in the proof, inside the caller's transaction: it comes with its first administrator or not at all.
 * @throws CONFLICT when another organization has this AGB code.
 */
export async function addOrganization(
  { organizationId }: Access<"organization.add">,
  tx: Transaction,
  { kind, name, agb, city, region }: AddOrganizationInput,
): Promise<AuditLine> {
  await refuseTakenAgb(
    tx
      .insert(organization)
      .values({ organizationId, kind, name, agb: agb || null, city: city || null, region: region || null })
      .execute(),
  );
  return { event: "organization.added", object: { type: "organization", id: organizationId }, detail: { kind } };
}
