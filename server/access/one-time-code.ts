import { randomInt } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { fingerprint, seal, unseal } from "./seal.ts";

/**
 * RFC 6238 with the parameters every authenticator app supports: SHA-1, six digits, 30 seconds. One step early or late
 * is accepted.
 */
const periodSeconds = 30;
const toleranceSteps = 1;
const secretBytes = 20;
const recoveryCodeCount = 10;
/** Without characters that look alike. */
const recoveryAlphabet = "abcdefghjkmnpqrstuvwxyz23456789";
const recoveryLength = 10;

/** A new secret, encrypted for this person, with the otpauth URL for the QR code. */
export function newTotpSecret(personId: string, email: string): { sealed: string; typed: string; address: string } {
  const secret = new Secret({ size: secretBytes });
  const address = new TOTP({ issuer: "Balie", label: email, secret }).toString();
  return { sealed: seal("totp", personId, secret.base32), typed: secret.base32, address };
}

/** The time step of a code, or null when the code is not valid for this secret at this time. */
export function totpStep(personId: string, sealedSecret: string, code: string, now: Date): number | null {
  const base32 = unseal("totp", personId, sealedSecret);
  if (base32 === null) return null;
  const totp = new TOTP({ secret: Secret.fromBase32(base32), period: periodSeconds });
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: toleranceSteps });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / periodSeconds) + delta;
}

/** Ten recovery codes for a lost phone, about 49 bits each, to be shown once. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () => {
    const letters = Array.from({ length: recoveryLength }, () => recoveryAlphabet[randomInt(recoveryAlphabet.length)]);
    return `${letters.slice(0, 5).join("")}-${letters.slice(5).join("")}`;
  });
}

/** The hash to store of a recovery code; spaces, dashes and case are ignored. */
export function recoveryCodeHash(personId: string, code: string): string {
  return fingerprint("recovery code", `${personId} ${code.toLowerCase().replace(/[^a-z0-9]/g, "")}`);
}
