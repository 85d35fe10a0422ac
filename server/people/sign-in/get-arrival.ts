import type { Access } from "#server/access/access.ts";
import { ownAccount } from "#server/people/scope.ts";
import type { Arrival } from "./contract.ts";

/** What a person who is halfway through signing in must do next. */
export async function getArrival(access: Access<"profile.set-second-factor">): Promise<Arrival> {
  const account = await ownAccount(access);
  return {
    name: account.name,
    hasSecondFactor: account.totpConfirmedAt !== null,
  };
}
