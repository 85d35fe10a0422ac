import { transact } from "#db/client.ts";
import { auditArchive } from "#db/schema/audit.ts";
import { type Access, grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { database } from "#server/access/database.ts";
import { look } from "#server/access/look.ts";
import { blocksAfter, chainHead, lockForRemoval, oldestBlock, sealedLines } from "#server/audit/chain/chain-scope.ts";
import { auditKeys } from "#server/audit/chain/keys.ts";
import { organizationsWithLog } from "#server/audit/chain/organizations-with-log.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { startOfDay } from "#server/calendar/moments.ts";
import { env } from "#server/env.ts";
import { type ArchivedBlock, writeArchive } from "./archive-file.ts";
import { contentFinding, readManifests } from "./archive-reading.ts";
import { archivedBefore, archivesFinding, type Manifest } from "./archive-rules.ts";
import { archiveRows } from "./check-archive.ts";

/** First key of the advisory lock that keeps two runs apart; the second is a hash of the organization. */
const runLock = 7_214_604;

/** Blocks that are read in one transaction, and that one run moves for one organization: the rest comes the next day. */
const blocksTogether = 20;
const blocksPerRunMax = 50_000;

export type Archived = { fileCount: number; eventCount: number; removedCount: number };

/**
 * Moves the blocks that are past their years from the database to a file, for every organization: file, manifest, row with its line in the
 * log, and then the removal, block by block. Each step looks at what is there, so a run that was killed is finished by the next one. What
 * another run is at is left to that one: the queue repeats a job that takes long while it goes on.
 */
export async function archiveAuditEvents(access: Access<"audit.archive">, now = new Date()): Promise<Archived> {
  const before = startOfDay(archivedBefore(dutchDay(now), env().AUDIT_YEARS));
  const archived = { fileCount: 0, eventCount: 0, removedCount: 0 };
  const failures: unknown[] = [];
  for (const organizationId of await organizationsWithLog(access)) {
    const own = grant(systemActor("worker", organizationId), "audit.archive");
    try {
      await aloneAt(organizationId, async () => {
        const manifest = await archiveNext(own, before, now);
        if (manifest) archived.fileCount += 1;
        archived.eventCount += manifest?.eventCount ?? 0;
        archived.removedCount += await removeArchived(own);
      });
    } catch (problem) {
      failures.push(problem);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} logs could not be archived`);
  return archived;
}

/**
 * Does the work unless another run is at this organization. The lock is of a transaction that does nothing else and may stand idle for as long
 * as the work takes: it holds no row and no snapshot, and ends with the process.
 */
function aloneAt(organizationId: string, work: () => Promise<void>): Promise<void> {
  return transact(database(), "write", { organizationId }, async (_, raw) => {
    await raw`select set_config('idle_in_transaction_session_timeout', '0', true)`;
    const [mine] = await raw<{ locked: boolean }[]>`
      select pg_try_advisory_xact_lock(${runLock}::int, hashtext(${organizationId})) as locked`;
    if (mine?.locked) await work();
  });
}

/** Writes the next file, unless nothing is due; a file that a killed run left without its row gets that row. */
async function archiveNext(access: Access<"audit.archive">, before: Date, now: Date): Promise<Manifest | null> {
  const { organizationId } = access;
  const keys = auditKeys();
  const { manifests, finding } = await readManifests(organizationId, keys);
  const rows = await archiveRows(access);
  const broken = finding ?? archivesFinding(organizationId, manifests, rows);
  if (broken) throw new Error(`the archive before block ${broken.blockNumber} does not fit: ${broken.kind}`);
  const last = manifests.at(-1);
  if (last && !rows.some((row) => row.lastNumber === last.lastNumber)) return noteArchive(access, last);
  const made = await writeArchive(organizationId, dueBlocks(access, last?.lastNumber ?? 0, before), keys, now);
  return made && noteArchive(access, made);
}

/** The blocks after a number that were sealed before a moment, in order; never the head, from which the chain goes on. */
async function* dueBlocks(
  access: Access<"audit.archive">,
  after: number,
  before: Date,
): AsyncGenerator<ArchivedBlock, void> {
  const { organizationId } = access;
  for (let from = after, count = 0; count < blocksPerRunMax; count += blocksTogether) {
    const due = await look(access, async (tx) => {
      const head = await chainHead(tx, organizationId);
      const next = await blocksAfter(tx, organizationId, from, (head?.number ?? 0) - 1, blocksTogether);
      const tooNew = next.findIndex((block) => block.sealedAt >= before);
      const blocks = tooNew === -1 ? next : next.slice(0, tooNew);
      const [first, last] = [blocks[0], blocks.at(-1)];
      if (!first || !last) return [];
      const whole = new Map<number, ArchivedBlock>(blocks.map((block) => [block.number, { block, lines: [] }]));
      const between = { first: first.number, last: last.number };
      for await (const { blockNumber, event } of sealedLines(tx, organizationId, between)) {
        // A line that is gone shows when the file is read back.
        if (event) whole.get(blockNumber)?.lines.push(event);
      }
      return [...whole.values()];
    });
    yield* due;
    from = due.at(-1)?.block.number ?? from;
    if (due.length < blocksTogether) return;
  }
}

function noteArchive(access: Access<"audit.archive">, manifest: Manifest): Promise<Manifest> {
  const { organizationId } = access;
  const { firstNumber, lastNumber, eventCount, lastHash, contentMac, archivedAt } = manifest;
  const row = { organizationId, firstNumber, lastNumber, eventCount, lastHash, archivedAt: new Date(archivedAt) };
  return change(access, async (tx) => {
    const stored = await tx
      .insert(auditArchive)
      .values(row)
      .onConflictDoNothing()
      .returning({ n: auditArchive.firstNumber });
    const detail = { firstNumber, lastNumber, eventCount, lastHash, contentMac };
    const object = { type: "audit", id: organizationId };
    return { result: manifest, event: stored.length > 0 ? { event: "audit.archived", object, detail } : [] };
  });
}

/** Removes what is in a file, after reading that file once more. A block a transaction: at most a thousand lines, each by its key. */
async function removeArchived(access: Access<"audit.archive">): Promise<number> {
  const { organizationId } = access;
  const keys = auditKeys();
  let removedCount = 0;
  const { manifests } = await readManifests(organizationId, keys);
  const oldest = await look(access, (tx) => oldestBlock(tx, organizationId));
  for (const manifest of manifests.filter((one) => oldest && one.lastNumber >= oldest.number)) {
    const broken = await contentFinding(manifest, keys);
    if (broken) throw new Error(`the archive up to block ${broken.blockNumber} does not fit: ${broken.kind}`);
    for (
      let count = await forgetOldest(access, manifest);
      count !== null;
      count = await forgetOldest(access, manifest)
    ) {
      removedCount += count;
    }
  }
  return removedCount;
}

/** How many lines went with the oldest block; null when there is no block to remove, or somebody is checking the chain. */
function forgetOldest({ organizationId }: Access<"audit.archive">, { lastNumber }: Manifest): Promise<number | null> {
  return transact(database(), "write", { organizationId }, async (tx, raw) => {
    if (!(await lockForRemoval(tx, organizationId))) return null;
    const [removed] = await raw<{ count: number | null }[]>`select audit_forget_oldest(${lastNumber}) as count`;
    return removed?.count ?? null;
  });
}
