import { eq } from "drizzle-orm";
import { organization } from "#db/schema/organizations.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { enqueue } from "#server/jobs/queue.ts";
import type { ChangeOrganizationInput } from "./contract.ts";
import { refuseTakenAgb } from "./refuse-taken-agb.ts";

/**
 * Changes the organization's own name, AGB code, town and region.
 * @throws CONFLICT when another organization has this AGB code.
 */
export async function changeOrganization(
  access: Access<"organization.change">,
  input: ChangeOrganizationInput,
): Promise<void> {
  const { organizationId } = access;
  await change(access, async (tx) => {
    await refuseTakenAgb(
      tx
        .update(organization)
        .set({ name: input.name, agb: input.agb || null, city: input.city || null, region: input.region || null })
        .where(eq(organization.organizationId, organizationId))
        .execute(),
    );
    // Looks up the new name or code in the register, and updates the alliance's overview.
    await enqueue(tx, "connections.watch", {}, { key: "register" });
    const object = { type: "organization", id: organizationId };
    return { result: undefined, event: { event: "organization.changed", object } };
  });
}
