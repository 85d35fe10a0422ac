import { createHmac } from "node:crypto";

/** The role the application connects as; it owns nothing and cannot bypass row-level security. */
export const applicationRole = "balie_app";

/** Password of the application's role, derived from the secret so that it is not stored anywhere. */
export function applicationPassword(secret: string): string {
  return createHmac("sha256", secret).update("database role balie_app").digest("base64url");
}

/** Connection URL of the application's role, on the same server and database as the owner's URL. */
export function applicationAddress(ownerUrl: string, secret: string): string {
  const url = new URL(ownerUrl);
  url.username = applicationRole;
  url.password = applicationPassword(secret);
  return url.toString();
}
