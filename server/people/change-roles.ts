import { and, eq } from "drizzle-orm";
import { organization } from "#db/schema/organizations.ts";
import { membership } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { ChangeRolesInput } from "./contract.ts";
import { leavesNoAdministrator } from "./rules.ts";
import { assertRolesExist, colleagueInScope, membersLocked } from "./scope.ts";

/** Other roles for a colleague, from the next request on. Somebody who can manage the organization always stays. */
export async function changeRoles(access: Access<"person.change-roles">, input: ChangeRolesInput): Promise<void> {
  await change(access, async (tx) => {
    const members = await membersLocked(tx, access);
    const colleague = await colleagueInScope(tx, access, input.personId);
    const [own] = await tx
      .select({ kind: organization.kind })
      .from(organization)
      .where(eq(organization.organizationId, access.organizationId));
    assertRolesExist(own?.kind ?? "system", input.roles);
    if (leavesNoAdministrator(members, input.personId, input.roles)) {
      throw new DomainError("CONFLICT", "people.last-administrator");
    }
    await tx
      .update(membership)
      .set({ roles: [...new Set(input.roles)] })
      .where(and(eq(membership.organizationId, access.organizationId), eq(membership.personId, input.personId)));
    const object = { type: "person", id: input.personId };
    const detail = { before: colleague.roles, after: input.roles };
    return { result: undefined, event: { event: "person.roles-changed", object, detail } };
  });
}
