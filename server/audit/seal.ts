import { and, asc, gte, sql } from "drizzle-orm";
import { type Transaction, transact } from "#db/client.ts";
import { auditBlock, auditEvent, auditSeal } from "#db/schema/audit.ts";
import { organization } from "#db/schema/organizations.ts";
import { systemOrganizationId } from "#db/terms/organizations.ts";
import type { Access } from "#server/access/access.ts";
import { database } from "#server/access/database.ts";
import { look } from "#server/access/look.ts";
import { log } from "#server/log.ts";
import { blockHash, eventHash, firstPreviousHash, sealingHorizon } from "./rules.ts";
import { auditColumns, chainHead, newestSealed, unsealed } from "./scope.ts";

/** Lines in one block, and blocks in one run: bounds on memory and on the time a run takes for one organization. */
const linesPerBlockMax = 1_000;
const blocksPerRunMax = 200;
/** Organizations that are sealed at the same time. */
const atOnce = 4;
/** First half of the advisory lock; the second is made from the organization. */
const lockSpace = 7_214_602;

export type Sealed = { blockCount: number; eventCount: number };

/**
 * Puts every line that is not yet in a block into one: of all organizations when Balie itself asks, else of the one in
 * the proof. Only adds rows to tables that no other write touches, so no write waits for it; lines that commit during a
 * run join a later block. It leaves no line itself (there would be no end to it): the block is the trace, and its number
 * and hash go to the process log, so that the end of the chain is known outside the database too.
 */
export async function sealAuditEvents(access: Access<"audit.seal">): Promise<Sealed> {
  const waiting = await organizationsToSeal(access);
  const sealed = { blockCount: 0, eventCount: 0 };
  const failures: unknown[] = [];
  const sealNext = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      await sealOrganization(id, sealed).catch((problem) => failures.push(problem));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sealNext));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} organizations could not be sealed`);
  return sealed;
}

/** Names nothing but ids: the permission is one of the network's for this list alone. */
async function organizationsToSeal(access: Access<"audit.seal">): Promise<string[]> {
  if (access.organizationId !== systemOrganizationId) return [access.organizationId];
  const rows = await look(access, (tx) =>
    tx.select({ organizationId: organization.organizationId }).from(organization),
  );
  return [...new Set([systemOrganizationId, ...rows.map((row) => row.organizationId)])];
}

async function sealOrganization(organizationId: string, sealed: Sealed): Promise<void> {
  for (let block = 0; block < blocksPerRunMax; block++) {
    const eventCount = await transact(database(), "write", { organizationId }, (tx) => sealBlock(tx, organizationId));
    sealed.eventCount += eventCount;
    sealed.blockCount += eventCount > 0 ? 1 : 0;
    if (eventCount < linesPerBlockMax) return;
  }
}

/** Makes the next block of one organization; 0 when there is nothing to seal or another process is at it. */
async function sealBlock(tx: Transaction, organizationId: string): Promise<number> {
  const [[mine], head, newestId] = await Promise.all([
    tx.execute<{ locked: boolean }>(
      sql`select pg_try_advisory_xact_lock(${lockSpace}::int, hashtext(${organizationId})) as locked`,
    ),
    chainHead(tx, organizationId),
    newestSealed(tx, organizationId),
  ]);
  if (!mine?.locked) return 0;
  const lines = await unsealedLines(tx, organizationId, sealingHorizon(head, newestId));
  if (lines.length === 0) return 0;
  const content = {
    organizationId,
    number: (head?.number ?? 0) + 1,
    previousHash: head?.hash ?? firstPreviousHash,
    sealedAt: new Date(),
    eventHashes: lines.map(eventHash),
  };
  const { eventHashes, ...block } = content;
  const hash = blockHash(content);
  await tx.insert(auditBlock).values({ ...block, eventCount: lines.length, hash });
  await tx.insert(auditSeal).values(
    lines.map(({ eventId }, index) => ({
      organizationId,
      eventId,
      blockNumber: content.number,
      eventHash: eventHashes[index] ?? "",
    })),
  );
  log().info({ organizationId, blockNumber: content.number, blockHash: hash, eventCount: lines.length }, "log sealed");
  return lines.length;
}

function unsealedLines(tx: Transaction, organizationId: string, horizon: string) {
  return tx
    .select(auditColumns)
    .from(auditEvent)
    .where(and(unsealed(tx, organizationId), gte(auditEvent.eventId, horizon)))
    .orderBy(asc(auditEvent.eventId))
    .limit(linesPerBlockMax);
}
