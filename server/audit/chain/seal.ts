import { and, asc, gte, sql } from "drizzle-orm";
import { type Transaction, transact } from "#db/client.ts";
import { auditBlock, auditEvent, auditSeal } from "#db/schema/audit.ts";
import type { Access } from "#server/access/access.ts";
import { database } from "#server/access/database.ts";
import { sealingHorizon } from "#server/audit/rules.ts";
import { auditColumns } from "#server/audit/scope.ts";
import { log } from "#server/log.ts";
import { blockHash, eventHash, firstPreviousHash, type SealedBlock } from "./chain-rules.ts";
import { chainHead, newestSealed, shownByLine, unsealed } from "./chain-scope.ts";
import { noteHead } from "./heads.ts";
import { auditKeys } from "./keys.ts";
import { organizationsWithLog } from "./organizations-with-log.ts";

/** Lines per block and blocks per run: bounds on memory and on the time spent on one organization. */
const linesPerBlockMax = 1_000;
const blocksPerRunMax = 200;
/** Organizations sealed concurrently. */
const atOnce = 4;
/** First key of the advisory lock; the second is a hash of the organization. */
const lockSpace = 7_214_602;

export type Sealed = { blockCount: number; eventCount: number };

/**
 * Seals every line that is not in a block yet: of all organizations when Balie itself calls it, else of the one in the
 * proof. Only inserts into tables that no other write touches, so no write waits for it; lines that commit during a run
 * go into a later block. Writes no audit line (that would never end): the block is the trace. Its head is then noted outside the database
 * (heads.ts), so that an end that was cut off is missed there.
 */
export async function sealAuditEvents(access: Access<"audit.seal">, now?: Date): Promise<Sealed> {
  const waiting = await organizationsWithLog(access);
  const sealed = { blockCount: 0, eventCount: 0 };
  const failures: unknown[] = [];
  const sealNext = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      await sealOrganization(id, sealed, now).catch((problem) => failures.push(problem));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sealNext));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} organizations could not be sealed`);
  return sealed;
}

async function sealOrganization(organizationId: string, sealed: Sealed, now: Date | undefined): Promise<void> {
  for (let block = 0; block < blocksPerRunMax; block++) {
    const { eventCount, head } = await transact(database(), "write", { organizationId }, (tx) =>
      sealBlock(tx, organizationId, now ?? new Date()),
    );
    sealed.eventCount += eventCount;
    sealed.blockCount += eventCount > 0 ? 1 : 0;
    if (eventCount > 0 && head) {
      log().info({ organizationId, blockNumber: head.number, blockHash: head.hash, eventCount }, "log sealed");
    }
    // After the commit, and also when nothing was sealed: a process that ended in between left a head unnoted.
    if (head) await noteHead(head);
    if (eventCount < linesPerBlockMax) return;
  }
}

type Sealing = { eventCount: number; head: SealedBlock | null };

/** Creates the next block of one organization, unless there is nothing to seal or another process holds the lock. */
async function sealBlock(tx: Transaction, organizationId: string, sealedAt: Date): Promise<Sealing> {
  const [[mine], head, newestId] = await Promise.all([
    tx.execute<{ locked: boolean }>(
      sql`select pg_try_advisory_xact_lock(${lockSpace}::int, hashtext(${organizationId})) as locked`,
    ),
    chainHead(tx, organizationId),
    newestSealed(tx, organizationId),
  ]);
  if (!mine?.locked) return { eventCount: 0, head: null };
  const lines = await unsealedLines(tx, organizationId, sealingHorizon(head, newestId));
  if (lines.length === 0) return { eventCount: 0, head };
  const shown = await shownByLine(tx, organizationId, lines);
  const eventHashes = lines.map((line) => eventHash({ ...line, shown: shown.get(line.eventId) ?? [] }));
  const { current } = auditKeys();
  const content = {
    organizationId,
    number: (head?.number ?? 0) + 1,
    previousHash: head?.hash ?? firstPreviousHash,
    sealedAt,
  };
  const hash = blockHash({ ...content, eventHashes }, current);
  const block = { ...content, eventCount: lines.length, hash, keyId: current.id };
  await tx.insert(auditBlock).values(block);
  await tx.insert(auditSeal).values(
    lines.map(({ eventId }, index) => ({
      organizationId,
      eventId,
      blockNumber: content.number,
      eventHash: eventHashes[index] ?? "",
    })),
  );
  return { eventCount: lines.length, head: block };
}

function unsealedLines(tx: Transaction, organizationId: string, horizon: string) {
  return tx
    .select(auditColumns)
    .from(auditEvent)
    .where(and(unsealed(tx, organizationId), gte(auditEvent.eventId, horizon)))
    .orderBy(asc(auditEvent.eventId))
    .limit(linesPerBlockMax);
}
