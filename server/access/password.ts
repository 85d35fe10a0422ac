import { hash, verify } from "@node-rs/argon2";

/** argon2id with 19 MiB and 2 passes (OWASP Password Storage); the library's default algorithm is argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let decoy: Promise<string> | undefined;

/** The PHC string of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

/**
 * Whether a password belongs to a hash. Without a hash (an unknown account, somebody who comes in through OIDC) it
 * takes as long and answers no, so that nobody learns which accounts there are.
 */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("nobody has this password");
  const isRight = await verify(passwordHash ?? (await decoy), password.normalize("NFKC"));
  return passwordHash !== null && isRight;
}
