import { toString as drawQr } from "qrcode";
import type { Access } from "#server/access/access.ts";
import { newTotpSecret } from "#server/access/one-time-code.ts";
import { personActing } from "#server/access/person-acting.ts";
import { proved } from "#server/access/proof.ts";
import { ownAccount } from "#server/people/scope.ts";
import type { SecondFactorOffer } from "./contract.ts";
import { assertMaySetFactor } from "./rules.ts";

/** A new secret for the authenticator app, as a QR code and as text. Nothing is stored until a first code confirms it. */
export async function offerSecondFactor(access: Access<"profile.set-second-factor">): Promise<SecondFactorOffer> {
  const account = await ownAccount(access);
  assertMaySetFactor(account, personActing(access));
  if (account.totpConfirmedAt !== null) proved(access.actor, new Date());
  const { sealed, typed, address } = newTotpSecret(account.personId, account.email);
  const picture = await drawQr(address, { type: "svg", margin: 1, errorCorrectionLevel: "M" });
  return { sealed, picture, typed, address };
}
