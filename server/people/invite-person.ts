import { and, eq, isNull } from "drizzle-orm";
import { organization } from "#db/schema/organizations.ts";
import { membership, person } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { HandedOutLink, InviteInput } from "./contract.ts";
import { issueLink } from "./issue-link.ts";
import { assertRolesExist } from "./scope.ts";

/** Invites somebody to join the organization. The link is handed out once, here; only its hash is kept. */
export async function invitePerson(access: Access<"person.invite">, input: InviteInput): Promise<HandedOutLink> {
  return change(access, async (tx) => {
    const [own] = await tx
      .select({ name: organization.name, kind: organization.kind })
      .from(organization)
      .where(eq(organization.organizationId, access.organizationId));
    if (!own) throw new DomainError("NOT_FOUND", "general.not-found");
    assertRolesExist(own.kind, input.roles);
    const here = await tx
      .select({ personId: person.personId })
      .from(membership)
      .innerJoin(person, eq(person.personId, membership.personId))
      .where(
        and(
          eq(membership.organizationId, access.organizationId),
          eq(person.email, input.email),
          isNull(membership.endedAt),
        ),
      );
    if (here.length > 0) throw new DomainError("CONFLICT", "people.already-here");
    const { invitationId, ...link } = await issueLink(tx, access, {
      kind: "invitation",
      ...input,
      organizationName: own.name,
    });
    const object = { type: "invitation", id: invitationId };
    return { result: link, event: { event: "person.invited", object, detail: { roles: input.roles } } };
  });
}
