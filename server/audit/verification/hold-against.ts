import type { Transaction } from "#db/client.ts";
import { hashesOf } from "#server/audit/chain/chain-scope.ts";
import { type Head, notedHeads } from "#server/audit/chain/heads.ts";
import type { ChainFinding, HeldAgainst } from "#server/audit/contract.ts";

type Kept = Pick<Head, "number" | "hash">;

/**
 * Compares the chain with every head that the sealer wrote to its file. Heads of blocks before `oldest` are of the archive, which has its
 * own proof.
 */
export async function holdAgainstHeads(
  tx: Transaction,
  organizationId: string,
  oldest: number,
): Promise<{ file: HeldAgainst["file"]; finding: ChainFinding | null }> {
  const file = { headCount: 0, lastNumber: 0, lastAt: new Date(0) };
  for await (const heads of notedHeads(organizationId)) {
    file.headCount += heads.length;
    for (const { number, sealedAt } of heads) {
      if (number > file.lastNumber) Object.assign(file, { lastNumber: number, lastAt: sealedAt });
    }
    const finding = await holdAgainst(tx, organizationId, heads, oldest);
    if (finding) return { file, finding };
  }
  return { file: file.headCount > 0 ? file : null, finding: null };
}

/**
 * The same finding, unless this machine's folder holds neither a head nor a file of an archive that the database knows of: then it is rather
 * another machine's folder, and that is said. Whoever empties the folder gets this verdict too, so it is a finding and no less.
 */
export function withItsFolder(
  finding: ChainFinding | null,
  { file, archive }: Pick<HeldAgainst, "file" | "archive">,
): ChainFinding | null {
  const isNothingHere = file === null && archive.fileCount === 0;
  if (finding?.kind !== "archive-removed" || !isNothingHere) return finding;
  return { kind: "folder-elsewhere", blockNumber: finding.blockNumber };
}

/** The first of these heads that the chain does not have. */
export async function holdAgainst(
  tx: Transaction,
  organizationId: string,
  heads: readonly Kept[],
  oldest: number,
): Promise<ChainFinding | null> {
  const kept = heads.filter(({ number }) => number >= oldest);
  if (kept.length === 0) return null;
  const hashes = await hashesOf(tx, organizationId, [...new Set(kept.map(({ number }) => number))]);
  const other = kept.find(({ number, hash }) => hashes.get(number) !== hash);
  if (!other) return null;
  return { kind: hashes.has(other.number) ? "block-changed" : "end-removed", blockNumber: other.number };
}
