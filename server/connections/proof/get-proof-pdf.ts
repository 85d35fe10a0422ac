import { and, eq } from "drizzle-orm";
import { connectionProof } from "#db/schema/connections.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { DomainError } from "#server/errors.ts";
import type { ProofInput } from "./contract.ts";

/** The PDF of one of the organization's own proofs. */
export async function getProofPdf(access: Access<"connection.read">, { hash }: ProofInput): Promise<Buffer> {
  const rows = await look(access, (tx) =>
    tx
      .select({ pdf: connectionProof.pdf })
      .from(connectionProof)
      .where(and(eq(connectionProof.organizationId, access.organizationId), eq(connectionProof.hash, hash))),
  );
  if (!rows[0]) throw new DomainError("NOT_FOUND", "general.not-found");
  return rows[0].pdf;
}
