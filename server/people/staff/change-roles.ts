import { and, eq } from "drizzle-orm";
import { organization } from "#db/schema/organizations.ts";
import { membership } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { ChangeRolesInput } from "./contract.ts";
import { addsRole, assertRolesExist, leavesNoAdministrator } from "./rules.ts";
import { colleagueInScope, membersLocked } from "./scope.ts";

/** Changes a colleague's roles, from the next request on. Somebody who can manage the organization must remain. */
export async function changeRoles(access: Access<"person.change-roles">, input: ChangeRolesInput): Promise<void> {
  await change(access, async (tx) => {
    const members = await membersLocked(tx, access);
    const colleague = await colleagueInScope(tx, access, input.personId);
    const [own] = await tx
      .select({ kind: organization.kind })
      .from(organization)
      .where(eq(organization.organizationId, access.organizationId));
    const { actor } = access;
    // Nobody gives a role to themselves: a second administrator does, or the command on the server.
    if (actor.kind === "person" && actor.personId === input.personId && addsRole(colleague.roles, input.roles)) {
      throw new DomainError("CONFLICT", "people.own-roles");
    }
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
