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
import { tellPrivacyOfficers } from "./tell-privacy-officers.ts";

/**
 * Creates a link for a colleague to set a new password or second factor; using it ends all sessions of that person.
 * Until then the old one keeps working. Somebody who also works elsewhere gets it by mail or not at all: an
 * administrator here must not gain access to another organization with it. The privacy officer is told.
 */
export async function offerReset(
  access: Access<"person.reset-password"> | Access<"person.reset-second-factor">,
  { personId }: PersonInput,
): Promise<HandedOutLink> {
  // First check that this is a colleague: whether others work elsewhere must not be revealed.
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
    const link = await issueLink(tx, access, { kind, name, email, roles, organizationName });
    if (link.isMailed) await tellPrivacyOfficers(tx, access, kind);
    const object = { type: "person", id: personId };
    const detail = { kind, invitationId: link.invitationId, awaitsConfirmation: link.link === null && !link.isMailed };
    return { result: link, event: { event: "person.reset-offered", object, detail } };
  });
}
