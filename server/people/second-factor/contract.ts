import { z } from "zod";
import { OneTimeCode } from "#server/people/contract.ts";

/** A code of the authenticator app, or a recovery code. */
export const SecondFactorInput = z.object({ code: OneTimeCode });

export type SecondFactorInput = z.infer<typeof SecondFactorInput>;

/** The password, or a code of the app; empty in the demo. */
export const ProofInput = z.object({ secret: z.string().max(200) });

export type ProofInput = z.infer<typeof ProofInput>;

/** The first code of a new secret; `sealed` is the secret as the server encrypted it. */
export const ConfirmSecondFactorInput = z.object({ code: OneTimeCode, sealed: z.string().max(400) });

export type ConfirmSecondFactorInput = z.infer<typeof ConfirmSecondFactorInput>;

/** A QR code for the authenticator app, and the same secret to type, or as an `otpauth:` link on the phone itself. */
export type SecondFactorOffer = { sealed: string; picture: string; typed: string; address: string };
