import { organization } from "#db/schema/organizations.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { AddOrganizationInput } from "./contract.ts";
import { refuseTakenAgb } from "./refuse-taken-agb.ts";

/**
 * A new organization under the id that the proof is for; somebody who runs Balie adds it by command.
 * @throws CONFLICT when another organization has this AGB code.
 */
export async function addOrganization(
  access: Access<"organization.add">,
  { kind, name, agb, city }: AddOrganizationInput,
): Promise<void> {
  const { organizationId } = access;
  await change(access, async (tx) => {
    await refuseTakenAgb(
      tx
        .insert(organization)
        .values({ organizationId, kind, name, agb: agb || null, city: city || null })
        .execute(),
    );
    const object = { type: "organization", id: organizationId };
    return { result: undefined, event: { event: "organization.added", object, detail: { kind } } };
  });
}
