import { and, asc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { auditBlock, auditEvent, auditSeal } from "#db/schema/audit.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { readManifests } from "#server/audit/archive/archive-reading.ts";
import type { Manifest } from "#server/audit/archive/archive-rules.ts";
import { type CheckedArchive, checkArchive } from "#server/audit/archive/check-archive.ts";
import { blockFinding, firstPreviousHash, lineFinding, type SealedBlock } from "#server/audit/chain/chain-rules.ts";
import {
  chainHead,
  lockAgainstRemoval,
  newestSealed,
  oldestBlock,
  sealedBlocks,
  sealedLines,
  unsealed,
} from "#server/audit/chain/chain-scope.ts";
import { auditKeys, type KeyRing } from "#server/audit/chain/keys.ts";
import type { ChainFinding, ChainVerdict, VerifyAuditInput } from "#server/audit/contract.ts";
import { sealingHorizon } from "#server/audit/rules.ts";
import { holdAgainst, holdAgainstHeads, withItsFolder } from "./hold-against.ts";

type Walked = { finding: ChainFinding | null; blockCount: number; eventCount: number };

/**
 * Recomputes the organization's whole chain and reports the first line or block that was changed, removed or inserted, in the database or in
 * its archive; then holds it against the heads that were kept outside the database. All of it in one transaction on the primary: a standby may
 * lag behind the heads, and no lock on it keeps a block where it is. Reads page by page; the verdict itself is logged.
 */
export async function verifyAuditChain(access: Access<"audit.verify">, input: VerifyAuditInput): Promise<ChainVerdict> {
  const { organizationId } = access;
  const keys = auditKeys();
  const archive = await checkArchive(access, keys);
  return change(access, async (tx) => {
    const judged = await judge(tx, organizationId, archive, keys);
    const { file, finding } = await holdAgainstHeads(tx, organizationId, judged.oldestNumber);
    const noted = input.anchor ? await holdAgainst(tx, organizationId, [input.anchor], judged.oldestNumber) : null;
    const heldAgainst = { file, noted: input.anchor !== undefined, archive: archive.counts };
    const first = judged.verdict.finding ?? finding ?? noted ?? judged.inserted;
    const verdict = { ...judged.verdict, finding: withItsFolder(first, heldAgainst), heldAgainst };
    return { result: verdict, event: lineOf(organizationId, verdict) };
  });
}

function lineOf(organizationId: string, { finding, head, blockCount, eventCount, heldAgainst }: ChainVerdict) {
  const { file, noted, archive } = heldAgainst;
  return {
    event: "audit.verified" as const,
    object: { type: "audit", id: organizationId },
    detail: {
      blockCount,
      eventCount,
      headNumber: head?.number ?? null,
      headHash: head?.hash ?? null,
      finding: finding?.kind ?? null,
      findingBlock: finding?.blockNumber ?? null,
      keptHeads: file?.headCount ?? 0,
      notedHead: noted,
      archiveFiles: archive.fileCount,
    },
  };
}

async function judge(tx: Transaction, organizationId: string, archive: CheckedArchive, keys: KeyRing) {
  await lockAgainstRemoval(tx, organizationId);
  const head = await chainHead(tx, organizationId);
  const oldest = await oldestBlock(tx, organizationId);
  // Again: a file may have been finished, and its blocks removed, since it was checked.
  const { manifests } = await readManifests(organizationId, keys);
  const walked = await walk(tx, organizationId, head, manifests, keys);
  const open = await openLines(tx, organizationId, head);
  const verdict = {
    finding: archive.finding ?? walked.finding ?? (await orphanFinding(tx, organizationId, head)),
    head: head ? { number: head.number, hash: head.hash, sealedAt: head.sealedAt } : null,
    blockCount: walked.blockCount,
    eventCount: walked.eventCount,
    unsealed: open.unsealed,
  };
  return { verdict, inserted: open.finding, oldestNumber: oldest?.number ?? 1 };
}

/** Checks block by block up to `head`, from the first one or from the end of the archive; stops at the first defect. */
async function walk(
  tx: Transaction,
  organizationId: string,
  head: SealedBlock | null,
  manifests: readonly Manifest[],
  keys: KeyRing,
): Promise<Walked> {
  const walked: Walked = { finding: null, blockCount: 0, eventCount: 0 };
  const archivedUpTo = manifests.at(-1)?.lastNumber ?? 0;
  const endings = new Map([[0, firstPreviousHash], ...manifests.map((one) => [one.lastNumber, one.lastHash] as const)]);
  const lines = sealedLines(tx, organizationId);
  let next = await lines.next();
  let previous: SealedBlock | null = null;
  for await (const block of sealedBlocks(tx, organizationId, head?.number ?? 0)) {
    const { number } = block;
    const follows: number = previous ? previous.number + 1 : Math.max(1, Math.min(number, archivedUpTo + 1));
    if (number !== follows) return { ...walked, finding: { kind: "block-removed", blockNumber: follows } };
    // Within an archived range the hash before it is known only from the block itself, whose own hash covers it.
    const previousHash: string = previous?.hash ?? endings.get(number - 1) ?? block.previousHash;
    const isEnding = (endings.get(number) ?? block.hash) === block.hash;
    if (block.previousHash !== previousHash || !isEnding) {
      return { ...walked, finding: { kind: "block-changed", blockNumber: number } };
    }
    const eventHashes: string[] = [];
    for (; !next.done && next.value.blockNumber <= number; next = await lines.next()) {
      const finding = lineFinding(next.value, number);
      if (finding) return { ...walked, finding };
      eventHashes.push(next.value.eventHash);
    }
    const finding = blockFinding(block, eventHashes, keys);
    if (finding) return { ...walked, finding };
    previous = block;
    walked.blockCount += 1;
    walked.eventCount += eventHashes.length;
  }
  // The newest block is never archived away, so one must have followed.
  const isEmptied = previous === null && archivedUpTo > 0;
  return isEmptied ? { ...walked, finding: { kind: "block-removed", blockNumber: archivedUpTo + 1 } } : walked;
}

/** Seals without a block: the end was cut off carelessly. */
async function orphanFinding(
  tx: Transaction,
  organizationId: string,
  head: SealedBlock | null,
): Promise<ChainFinding | null> {
  const own = eq(auditSeal.organizationId, organizationId);
  const [orphan] = await tx
    .select({ blockNumber: auditSeal.blockNumber })
    .from(auditSeal)
    .leftJoin(
      auditBlock,
      and(eq(auditBlock.organizationId, organizationId), eq(auditBlock.number, auditSeal.blockNumber)),
    )
    .where(and(own, gt(auditSeal.blockNumber, head?.number ?? 0), isNull(auditBlock.number)))
    .limit(1);
  return orphan ? { kind: "block-removed", blockNumber: orphan.blockNumber } : null;
}

/** Lines in no block: how many are waiting, and the first that is too old to be waiting. */
async function openLines(tx: Transaction, organizationId: string, head: SealedBlock | null) {
  const open = unsealed(tx, organizationId);
  const [counted] = await tx
    .select({ count: sql<number>`count(*)::int`, oldestAt: sql<string | null>`min(${auditEvent.occurredAt})` })
    .from(auditEvent)
    .where(open);
  const horizon = sealingHorizon(head, await newestSealed(tx, organizationId, head?.number ?? 0));
  const [inserted] = await tx
    .select({ eventId: auditEvent.eventId, occurredAt: auditEvent.occurredAt })
    .from(auditEvent)
    .where(and(open, lt(auditEvent.eventId, horizon)))
    .orderBy(asc(auditEvent.eventId))
    .limit(1);
  const finding: ChainFinding | null = inserted ? { kind: "line-inserted", blockNumber: null, ...inserted } : null;
  const oldestAt = counted?.oldestAt ? new Date(counted.oldestAt) : null;
  return { finding, unsealed: { count: counted?.count ?? 0, oldestAt } };
}
