import { eq } from "drizzle-orm";
import { organization } from "#db/schema/organizations.ts";
import type { Access } from "#server/access/access.ts";
import { placesOf } from "#server/access/account.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import { env } from "#server/env.ts";
import { DomainError } from "#server/errors.ts";
import type { HandedOutLink, PersonInput } from "./contract.ts";
import { issueLink } from "./issue-link.ts";
import { colleagueInScope } from "./scope.ts";

/**
 * A link by which a colleague sets a new password or a new second factor, after which every session of that person
 * ends. What there is keeps working until the link is used. For somebody who also works elsewhere the link goes to
 * the own mail only: an administrator here must not get into another organization with it.
 */
export async function offerReset(
  access: Access<"person.reset-password"> | Access<"person.reset-second-factor">,
  { personId }: PersonInput,
): Promise<HandedOutLink> {
  // First whether this is a colleague at all: where somebody else works is nobody's business.
  await look(access, (tx) => colleagueInScope(tx, access, personId));
  const worksElsewhere = (await placesOf(personId)).some((place) => place.organizationId !== access.organizationId);
  if (worksElsewhere && access.actor.kind === "person" && !env().SMTP_URL) {
    throw new DomainError("CONFLICT", "people.works-elsewhere");
  }
  const kind = access.permission === "person.reset-password" ? "password-reset" : "second-factor-reset";
  return change(access, async (tx) => {
    const { roles, name, email } = await colleagueInScope(tx, access, personId);
    const [own] = await tx
      .select({ name: organization.name })
      .from(organization)
      .where(eq(organization.organizationId, access.organizationId));
    const organizationName = own?.name ?? "";
    const { invitationId, ...link } = await issueLink(tx, access, { kind, name, email, roles, organizationName });
    const object = { type: "person", id: personId };
    const shown = worksElsewhere && access.actor.kind === "person" ? { ...link, link: null } : link;
    return { result: shown, event: { event: "person.reset-offered", object, detail: { kind, invitationId } } };
  });
}
