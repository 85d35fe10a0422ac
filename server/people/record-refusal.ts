import { systemOrganizationId } from "#db/terms/organizations.ts";
import { type Access, grant } from "#server/access/access.ts";
import { type Account, placesOf } from "#server/access/account.ts";
import { change } from "#server/access/change.ts";
import { clientOf } from "./scope.ts";

/**
 * Writes down that somebody did not get in. Of a known account in the log of the organization where that person
 * works; of an unknown one in Balie's own, without what was typed.
 */
export async function recordRefusal(
  access: Access<"session.begin">,
  account: Account | null,
  step: "password" | "second-factor" | "oidc",
): Promise<void> {
  // Also for an unknown account, so that both take as long.
  const places = await placesOf(account?.personId ?? systemOrganizationId);
  const organizationId = places[0]?.organizationId ?? systemOrganizationId;
  const stranger = grant({ kind: "anonymous", client: clientOf(access), organizationId }, "session.begin");
  await change(stranger, async () => ({
    result: null,
    event: {
      event: "person.sign-in-failed",
      outcome: "failure",
      object: { type: "person", id: account?.personId ?? "unknown" },
      detail: { step },
    },
  }));
}
