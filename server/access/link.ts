import { createHash, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { transact } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { invitation } from "#db/schema/people.ts";
import { env } from "#server/env.ts";
import { database } from "./database.ts";

const tokenBytes = 32;

/** A new secret for a link, with the hash to store. */
export function newLinkToken(): { token: string; tokenHash: string; link: string } {
  const token = randomBytes(tokenBytes).toString("base64url");
  return { token, tokenHash: linkTokenHash(token), link: `${env().BALIE_URL.replace(/\/$/, "")}/invitation/${token}` };
}

/** With 256 random bits, no salt or slow hash is needed. */
function linkTokenHash(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

export type FoundInvitation = typeof invitation.$inferSelect & {
  organizationName: string;
  organizationKind: typeof organization.$inferSelect.kind;
};

/** The invitation with this secret, whatever its state; null when there never was one. */
export async function findInvitation(token: string): Promise<FoundInvitation | null> {
  const tokenHash = linkTokenHash(token);
  const rows = await transact(database(), "write", { invitation: tokenHash }, (tx) =>
    tx.select().from(invitation).where(eq(invitation.tokenHash, tokenHash)),
  );
  const [row] = rows;
  if (!row) return null;
  const { organizationId } = row;
  const places = await transact(database(), "write", { organizationId }, (tx) =>
    tx.select().from(organization).where(eq(organization.organizationId, organizationId)),
  );
  const [place] = places;
  return place ? { ...row, organizationName: place.name, organizationKind: place.kind } : null;
}
