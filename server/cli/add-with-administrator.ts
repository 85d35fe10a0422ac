import { grant } from "#server/access/access.ts";
import type { SystemActor } from "#server/access/actor.ts";
import { announce, change } from "#server/access/change.ts";
import { underAccess } from "#server/audit/record.ts";
import { confirmInside } from "#server/connections/ties/confirm-tie.ts";
import { ConfirmedByOperator } from "#server/connections/ties/contract.ts";
import { addOrganization } from "#server/organizations/add-organization.ts";
import type { AddOrganizationInput } from "#server/organizations/contract.ts";
import type { HandedOutLink, InviteInput } from "#server/people/staff/contract.ts";
import { inviteInside } from "#server/people/staff/invite-person.ts";

/**
 * Adds the organization of the actor with its first administrator, and confirms its AGB code, in one transaction: an organization that nobody
 * can sign in to would stand in the way of the next attempt.
 * @throws CONFLICT for an AGB code that another organization has; then nothing is written.
 */
export async function addWithAdministrator(
  actor: SystemActor,
  organization: AddOrganizationInput,
  person: InviteInput,
): Promise<HandedOutLink> {
  const { organizationId } = actor;
  const add = grant(actor, "organization.add");
  const invite = grant(actor, "person.invite");
  const confirm = grant(actor, "connection.confirm-tie");
  const { link, concerned } = await change(confirm, async (tx, raw) => {
    const added = underAccess(add, [await addOrganization(add, tx, organization)]);
    // No token names the alliance.
    const isClaim = organization.agb !== "" && organization.kind !== "alliance";
    const input = isClaim ? operatorsWord(organizationId, organization.agb, "npm run organization -- add") : null;
    const confirmed = input ? await confirmInside(confirm, { tx, raw }, input) : { concerned: [], lines: [] };
    const { link, line } = await inviteInside(invite, tx, person);
    const event = [...added, ...confirmed.lines, ...underAccess(invite, [line])];
    return { result: { link, concerned: confirmed.concerned }, event };
  });
  for (const id of concerned) announce(id, "connection");
  return link;
}

/** The operator's own confirmation: an own choice of 2026-11-30, because the first organization is there before any alliance staff. */
export function operatorsWord(organizationId: string, claim: string, note: string) {
  return ConfirmedByOperator.parse({ organizationId, designation: claim, proof: "operator", note });
}
