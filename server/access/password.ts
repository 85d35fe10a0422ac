import { hash, verify } from "@node-rs/argon2";

/** argon2id with 19 MiB and 2 passes (OWASP Password Storage); the library's default algorithm is argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let decoy: Promise<string> | undefined;

/** The hash of a password as a PHC string. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

/**
 * Whether a password matches a hash. Without a hash (unknown account, or one that signs in through OIDC) it takes
 * equally long and returns false, so that timing does not reveal which accounts exist.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("nobody has this password");
  const isRight = await verify(passwordHash ?? (await decoy), password.normalize("NFKC"));
  return passwordHash !== null && isRight;
}
