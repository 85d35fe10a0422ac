import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { membership, person } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import type { HandedOutLink, InviteInput } from "./contract.ts";
import { issueLink } from "./issue-link.ts";
import { assertRolesExist } from "./rules.ts";

/** Invites a person to the organization. The link is shown once, here; only its hash is stored. */
export async function invitePerson(access: Access<"person.invite">, input: InviteInput): Promise<HandedOutLink> {
  return change(access, async (tx) => {
    const { link, line } = await inviteInside(access, tx, input);
    return { result: link, event: line };
  });
}

/** The same, in the caller's transaction. */
export async function inviteInside(
  access: Access<"person.invite">,
  tx: Transaction,
  input: InviteInput,
): Promise<{ link: HandedOutLink; line: AuditLine }> {
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
  const link = await issueLink(tx, access, {
    kind: "invitation",
    ...input,
    organizationName: own.name,
  });
  const object = { type: "invitation", id: link.invitationId };
  return { link, line: { event: "person.invited", object, detail: { roles: input.roles } } };
}
