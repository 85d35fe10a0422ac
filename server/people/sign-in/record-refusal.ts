import { systemOrganizationId } from "#db/terms/organizations.ts";
import { type Access, grant } from "#server/access/access.ts";
import { type Account, placesOf } from "#server/access/account.ts";
import { clientOf } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";

/**
 * Logs a failed sign-in: for a known account in the log of the organization where that person works; for an unknown one
 * in Balie's own log, without the typed text.
 */
export async function recordRefusal(
  access: Access<"session.begin">,
  account: Account | null,
  step: "password" | "second-factor" | "oidc",
): Promise<void> {
  // Also for an unknown account, so that both take equally long.
  const places = await placesOf(account?.personId ?? systemOrganizationId);
  const organizationId = places[0]?.organizationId ?? systemOrganizationId;
  const stranger = grant({ kind: "anonymous", client: clientOf(access.actor), organizationId }, "session.begin");
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
