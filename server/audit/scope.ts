import { and, asc, desc, eq, gt, gte, lt, lte, notExists, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { auditBlock, auditEvent, auditSeal } from "#db/schema/audit.ts";
import { person } from "#db/schema/people.ts";
import type { AuditFilter, AuditRow } from "./contract.ts";
import { firstIdAt, type SealedLine, startOfDay } from "./rules.ts";

/** Rows of the chain in memory at a time. */
const chainPageSize = 1_000;

/** Minutes by which a line's id may differ from its moment (ids of one burst run ahead of the clock). */
const idMarginMs = 60_000;

/** Turned into an id first, so that names are found by key and not by walking through all people. */
const responsiblePerson = sql`case when ${auditEvent.responsibleId} ~ '^[0-9a-f-]{36}$' then ${auditEvent.responsibleId}::uuid end`;

/** Where in the log: below the line `before`, and not above the line `newest`. */
export type LogPlace = { before?: string; newest?: string; limit: number };

/** Lines of the organization in force that pass a filter, newest first, by keyset. */
export function eventsInScope(
  tx: Transaction,
  organizationId: string,
  filter: AuditFilter,
  place: LogPlace,
): Promise<AuditRow[]> {
  const { organizationId: _own, ...columns } = auditColumns;
  return tx
    .select({ ...columns, responsibleName: person.name })
    .from(auditEvent)
    .leftJoin(person, eq(person.personId, responsiblePerson))
    .where(and(eq(auditEvent.organizationId, organizationId), ...conditions(filter), ...within(place)))
    .orderBy(desc(auditEvent.eventId))
    .limit(place.limit);
}

/** Every column of a line, for reading and for hashing. */
export const auditColumns = {
  organizationId: auditEvent.organizationId,
  eventId: auditEvent.eventId,
  occurredAt: auditEvent.occurredAt,
  event: auditEvent.event,
  action: auditEvent.action,
  outcome: auditEvent.outcome,
  actorKind: auditEvent.actorKind,
  actorId: auditEvent.actorId,
  actorName: auditEvent.actorName,
  actorRoles: auditEvent.actorRoles,
  responsibleId: auditEvent.responsibleId,
  sessionId: auditEvent.sessionId,
  clientAddress: auditEvent.clientAddress,
  clientAgent: auditEvent.clientAgent,
  objectType: auditEvent.objectType,
  objectId: auditEvent.objectId,
  patientId: auditEvent.patientId,
  basis: auditEvent.basis,
  emergency: auditEvent.emergency,
  source: auditEvent.source,
  detail: auditEvent.detail,
};

function conditions(filter: AuditFilter): (SQL | undefined)[] {
  const { actorId, event, action, objectType, objectId, patientId, outcome, emergency } = filter;
  return [
    actorId === undefined ? undefined : eq(auditEvent.actorId, actorId),
    event === undefined ? undefined : eq(auditEvent.event, event),
    action === undefined ? undefined : eq(auditEvent.action, action),
    objectType === undefined ? undefined : eq(auditEvent.objectType, objectType),
    objectId === undefined ? undefined : eq(auditEvent.objectId, objectId),
    patientId === undefined ? undefined : eq(auditEvent.patientId, patientId),
    outcome === undefined ? undefined : eq(auditEvent.outcome, outcome),
    emergency === undefined ? undefined : eq(auditEvent.emergency, emergency),
    ...period(filter),
  ];
}

/** The exact moments, and the range of ids around them that the primary key can walk. */
function period({ from, until }: AuditFilter): SQL[] {
  const since = from === undefined ? undefined : startOfDay(from);
  const end = until === undefined ? undefined : startOfDay(until, 1);
  return [
    ...(since ? [gte(auditEvent.occurredAt, since), gte(auditEvent.eventId, idAround(since, -idMarginMs))] : []),
    ...(end ? [lt(auditEvent.occurredAt, end), lt(auditEvent.eventId, idAround(end, idMarginMs))] : []),
  ];
}

function idAround(moment: Date, ms: number): string {
  return firstIdAt(new Date(moment.getTime() + ms));
}

function within({ before, newest }: LogPlace): SQL[] {
  return [
    ...(before === undefined ? [] : [lt(auditEvent.eventId, before)]),
    ...(newest === undefined ? [] : [lte(auditEvent.eventId, newest)]),
  ];
}

type Block = typeof auditBlock.$inferSelect;

/** The newest block of an organization; null when nothing was sealed yet. */
export async function chainHead(tx: Transaction, organizationId: string): Promise<Block | null> {
  const [head] = await tx
    .select()
    .from(auditBlock)
    .where(eq(auditBlock.organizationId, organizationId))
    .orderBy(desc(auditBlock.number))
    .limit(1);
  return head ?? null;
}

/** Id of the newest line in any block, or in any block up to this one. */
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

/** Every block up to a number, in order, page by page. */
export async function* sealedBlocks(tx: Transaction, organizationId: string, last: number): AsyncGenerator<Block> {
  const own = and(eq(auditBlock.organizationId, organizationId), lte(auditBlock.number, last));
  for (let after: SQL | undefined, more = true; more; ) {
    const where = and(own, after);
    const page = await tx.select().from(auditBlock).where(where).orderBy(asc(auditBlock.number)).limit(chainPageSize);
    yield* page;
    after = gt(auditBlock.number, page.at(-1)?.number ?? 0);
    more = page.length === chainPageSize;
  }
}

/** Every seal in the order of the chain, each with its line, page by page. */
export async function* sealedLines(tx: Transaction, organizationId: string): AsyncGenerator<SealedLine, undefined> {
  const own = eq(auditSeal.organizationId, organizationId);
  const line = and(eq(auditEvent.organizationId, organizationId), eq(auditEvent.eventId, auditSeal.eventId));
  const { blockNumber, eventId, eventHash } = auditSeal;
  for (let after: SQL | undefined, more = true; more; ) {
    const page: SealedLine[] = await tx
      .select({ blockNumber, eventId, eventHash, event: auditColumns })
      .from(auditSeal)
      .leftJoin(auditEvent, line)
      .where(and(own, after))
      .orderBy(asc(blockNumber), asc(eventId))
      .limit(chainPageSize);
    yield* page;
    const last = page.at(-1);
    after = last && sql`(${blockNumber}, ${eventId}) > (${last.blockNumber}::int, ${last.eventId}::uuid)`;
    more = page.length === chainPageSize;
  }
}
