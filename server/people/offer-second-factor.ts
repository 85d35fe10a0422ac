import { toString as drawQr } from "qrcode";
import type { Access } from "#server/access/access.ts";
import { newTotpSecret } from "#server/access/one-time-code.ts";
import type { SecondFactorOffer } from "./contract.ts";
import { accountWithFreeFactor } from "./scope.ts";

/**
 * A new secret for the authenticator app, as a picture and to type. Nothing is stored until a first code shows that
 * the app has it.
 */
export async function offerSecondFactor(access: Access<"profile.set-second-factor">): Promise<SecondFactorOffer> {
  const account = await accountWithFreeFactor(access);
  const { sealed, typed, address } = newTotpSecret(account.personId, account.email);
  const picture = await drawQr(address, { type: "svg", margin: 1, errorCorrectionLevel: "M" });
  return { sealed, picture, typed, address };
}
