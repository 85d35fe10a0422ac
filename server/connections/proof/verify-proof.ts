import { eq } from "drizzle-orm";
import { connectionProof } from "#db/schema/connections.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { ProofContent, type ProofInput } from "./contract.ts";
import { proofHash } from "./rules.ts";

/**
 * Verifies a proof for anybody who has its hash: its content, and whether that still matches the hash. Null when there
 * is no such proof. Does not reveal who created it.
 */
export async function verifyProof(access: Access<"connection.verify-proof">, { hash }: ProofInput) {
  const rows = await look(
    access,
    (tx) => tx.select({ content: connectionProof.content }).from(connectionProof).where(eq(connectionProof.hash, hash)),
    { proof: hash },
  );
  const parsed = ProofContent.safeParse(rows[0]?.content);
  if (!parsed.success) return null;
  return { content: parsed.data, isGenuine: proofHash(parsed.data) === hash };
}
