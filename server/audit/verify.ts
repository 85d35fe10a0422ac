import { and, asc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { auditBlock, auditEvent, auditSeal } from "#db/schema/audit.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import type { ChainFinding, ChainVerdict, VerifyAuditInput } from "./contract.ts";
import { blockFinding, firstPreviousHash, lineFinding, sealingHorizon } from "./rules.ts";
import { chainHead, newestSealed, sealedBlocks, sealedLines, unsealed } from "./scope.ts";

type Block = typeof auditBlock.$inferSelect;
type Walked = { finding: ChainFinding | null; blockCount: number; eventCount: number };

/**
 * Recomputes the whole chain of the organization and says where it first shows that a line or a block was changed,
 * removed or put in between. Reads page by page; the verdict is itself a line in the log.
 */
export async function verifyAuditChain(access: Access<"audit.verify">, input: VerifyAuditInput): Promise<ChainVerdict> {
  const verdict = await look(access, async (tx) => judge(tx, access.organizationId, input));
  const { finding, head, blockCount, eventCount } = verdict;
  return change(access, async () => ({
    result: verdict,
    event: {
      event: "audit.verified",
      object: { type: "audit", id: access.organizationId },
      detail: {
        blockCount,
        eventCount,
        headNumber: head?.number ?? null,
        headHash: head?.hash ?? null,
        finding: finding?.kind ?? null,
        findingBlock: finding?.blockNumber ?? null,
      },
    },
  }));
}

async function judge(tx: Transaction, organizationId: string, input: VerifyAuditInput): Promise<ChainVerdict> {
  const head = await chainHead(tx, organizationId);
  const walked = await walk(tx, organizationId, head);
  const open = await openLines(tx, organizationId, head);
  return {
    finding: walked.finding ?? (await endFinding(tx, organizationId, head, input)) ?? open.finding,
    head: head ? { number: head.number, hash: head.hash, sealedAt: head.sealedAt } : null,
    blockCount: walked.blockCount,
    eventCount: walked.eventCount,
    unsealed: open.unsealed,
  };
}

/** Block by block up to `head`; stops at the first thing that is wrong. */
async function walk(tx: Transaction, organizationId: string, head: Block | null): Promise<Walked> {
  const walked: Walked = { finding: null, blockCount: 0, eventCount: 0 };
  const lines = sealedLines(tx, organizationId);
  let next = await lines.next();
  let previousHash = firstPreviousHash;
  for await (const block of sealedBlocks(tx, organizationId, head?.number ?? 0)) {
    const { number } = block;
    if (number !== walked.blockCount + 1) {
      return { ...walked, finding: { kind: "block-removed", blockNumber: walked.blockCount + 1 } };
    }
    if (block.previousHash !== previousHash) {
      return { ...walked, finding: { kind: "block-changed", blockNumber: number } };
    }
    const eventHashes: string[] = [];
    for (; !next.done && next.value.blockNumber <= number; next = await lines.next()) {
      const finding = lineFinding(next.value, number);
      if (finding) return { ...walked, finding };
      eventHashes.push(next.value.eventHash);
    }
    const finding = blockFinding(block, eventHashes);
    if (finding) return { ...walked, finding };
    previousHash = block.hash;
    walked.blockCount += 1;
    walked.eventCount += eventHashes.length;
  }
  return walked;
}

/** Whether something was cut off the end: seals without a block, or a head that differs from one written down. */
async function endFinding(
  tx: Transaction,
  organizationId: string,
  head: Block | null,
  { anchor }: VerifyAuditInput,
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
  if (orphan) return { kind: "block-removed", blockNumber: orphan.blockNumber };
  if (!anchor) return null;
  const [anchored] = await tx
    .select({ hash: auditBlock.hash })
    .from(auditBlock)
    .where(and(eq(auditBlock.organizationId, organizationId), eq(auditBlock.number, anchor.number)));
  if (!anchored) return { kind: "end-removed", blockNumber: anchor.number };
  return anchored.hash === anchor.hash ? null : { kind: "block-changed", blockNumber: anchor.number };
}

/** Lines in no block: those that simply wait, and the first that is too old to be waiting. */
async function openLines(tx: Transaction, organizationId: string, head: Block | null) {
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
