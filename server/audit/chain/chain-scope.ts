import { and, asc, desc, eq, gt, gte, inArray, lte, notExists, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { auditBlock, auditEvent, auditSeal, auditShown } from "#db/schema/audit.ts";
import { auditColumns } from "#server/audit/scope.ts";
import type { LoggedEvent, SealedBlock, SealedLine } from "./chain-rules.ts";

/** Rows of the chain in memory at a time. */
const chainPageSize = 1_000;
/** Of PostgreSQL: a block that somebody numbered below the first is seen too. */
const smallestInteger = -2_147_483_648;

/** First key of the advisory lock between checking a chain and removing its oldest blocks. */
const removalLock = 7_214_603;

/** Keeps the oldest blocks where they are until the end of the transaction. */
export async function lockAgainstRemoval(tx: Transaction, organizationId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${removalLock}::int, hashtext(${organizationId}))`);
}

/** False while somebody checks the chain. */
export async function lockForRemoval(tx: Transaction, organizationId: string): Promise<boolean> {
  const [mine] = await tx.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(${removalLock}::int, hashtext(${organizationId})) as locked`,
  );
  return mine?.locked ?? false;
}

/** The newest block of an organization; null when nothing has been sealed. */
export async function chainHead(tx: Transaction, organizationId: string): Promise<SealedBlock | null> {
  const [head] = await tx
    .select()
    .from(auditBlock)
    .where(eq(auditBlock.organizationId, organizationId))
    .orderBy(desc(auditBlock.number))
    .limit(1);
  return head ?? null;
}

/** The id of the newest sealed line, optionally up to a block number. */
export async function newestSealed(tx: Transaction, organizationId: string, number?: number): Promise<string | null> {
  const upTo = number === undefined ? undefined : lte(auditSeal.blockNumber, number);
  const [newest] = await tx
    .select({ eventId: auditSeal.eventId })
    .from(auditSeal)
    .where(and(eq(auditSeal.organizationId, organizationId), upTo))
    .orderBy(desc(auditSeal.eventId))
    .limit(1);
  return newest?.eventId ?? null;
}

/** Condition: a line of the organization that is in no block. */
export function unsealed(tx: Transaction, organizationId: string): SQL | undefined {
  const seal = tx
    .select({ one: sql`1` })
    .from(auditSeal)
    .where(and(eq(auditSeal.organizationId, organizationId), eq(auditSeal.eventId, auditEvent.eventId)));
  return and(eq(auditEvent.organizationId, organizationId), notExists(seal));
}

/** The oldest block that is still in the database; null when nothing has been sealed. */
export async function oldestBlock(tx: Transaction, organizationId: string): Promise<SealedBlock | null> {
  const own = eq(auditBlock.organizationId, organizationId);
  const [oldest] = await tx.select().from(auditBlock).where(own).orderBy(asc(auditBlock.number)).limit(1);
  return oldest ?? null;
}

/** Blocks after a number, in order, up to and including `last`. */
export function blocksAfter(
  tx: Transaction,
  organizationId: string,
  after: number,
  last: number,
  limit = chainPageSize,
) {
  return tx
    .select()
    .from(auditBlock)
    .where(
      and(eq(auditBlock.organizationId, organizationId), gt(auditBlock.number, after), lte(auditBlock.number, last)),
    )
    .orderBy(asc(auditBlock.number))
    .limit(limit);
}

/** All blocks up to a number, in order, page by page. */
export async function* sealedBlocks(
  tx: Transaction,
  organizationId: string,
  last: number,
): AsyncGenerator<SealedBlock> {
  for (let after = smallestInteger, more = true; more; ) {
    const page: SealedBlock[] = await blocksAfter(tx, organizationId, after, last);
    yield* page;
    after = page.at(-1)?.number ?? after;
    more = page.length === chainPageSize;
  }
}

/** The hashes of these blocks, as far as they exist. */
export async function hashesOf(
  tx: Transaction,
  organizationId: string,
  numbers: number[],
): Promise<Map<number, string>> {
  const rows = await tx
    .select({ number: auditBlock.number, hash: auditBlock.hash })
    .from(auditBlock)
    .where(and(eq(auditBlock.organizationId, organizationId), inArray(auditBlock.number, numbers)));
  return new Map(rows.map(({ number, hash }) => [number, hash]));
}

type Seal = Omit<SealedLine, "event"> & { event: Omit<LoggedEvent, "shown"> | null };

/** Seals in chain order, each with its line, page by page; of all blocks, or of those between two numbers. */
export async function* sealedLines(
  tx: Transaction,
  organizationId: string,
  between?: { first: number; last: number },
): AsyncGenerator<SealedLine, undefined> {
  const own = and(
    eq(auditSeal.organizationId, organizationId),
    between && gte(auditSeal.blockNumber, between.first),
    between && lte(auditSeal.blockNumber, between.last),
  );
  const line = and(eq(auditEvent.organizationId, organizationId), eq(auditEvent.eventId, auditSeal.eventId));
  const { blockNumber, eventId, eventHash } = auditSeal;
  for (let after: SQL | undefined, more = true; more; ) {
    const page: Seal[] = await tx
      .select({ blockNumber, eventId, eventHash, event: auditColumns })
      .from(auditSeal)
      .leftJoin(auditEvent, line)
      .where(and(own, after))
      .orderBy(asc(blockNumber), asc(eventId))
      .limit(chainPageSize);
    const shown = await shownByLine(tx, organizationId, page);
    for (const seal of page) {
      yield { ...seal, event: seal.event && { ...seal.event, shown: shown.get(seal.eventId) ?? [] } };
    }
    const last = page.at(-1);
    after = last && sql`(${blockNumber}, ${eventId}) > (${last.blockNumber}::int, ${last.eventId}::uuid)`;
    more = page.length === chainPageSize;
  }
}

/** The patients that these lines showed, in order of their ids. */
export async function shownByLine(
  tx: Transaction,
  organizationId: string,
  lines: readonly { eventId: string }[],
): Promise<Map<string, string[]>> {
  const ids = lines.map(({ eventId }) => eventId);
  const rows = await tx
    .select({ eventId: auditShown.eventId, patientId: auditShown.patientId })
    .from(auditShown)
    .where(and(eq(auditShown.organizationId, organizationId), inArray(auditShown.eventId, ids)))
    .orderBy(asc(auditShown.eventId), asc(auditShown.patientId));
  const shown = new Map<string, string[]>();
  for (const { eventId, patientId } of rows) {
    const known = shown.get(eventId);
    if (known) known.push(patientId);
    else shown.set(eventId, [patientId]);
  }
  return shown;
}
