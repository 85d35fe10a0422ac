import { and, asc, eq, gt, inArray, isNotNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { consult } from "#db/schema/consults.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { AuditLine } from "#server/audit/record.ts";
import type { LoadTimes } from "#server/consults/conversation/apply-event.ts";
import { clockIn, standingClock } from "#server/consults/conversation/clock-rules.ts";
import { factsOf } from "#server/consults/conversation/inbox-rules.ts";
import { loadInbox } from "#server/consults/conversation/scope.ts";

/** Consults per transaction: a practice seldom has more that wait, and their rows are locked until its end. Own choice, 2026-12-01. */
const deadlinesPageSize = 200;
/** `last`: of a page that was full; null: there are no more. */
type Moved = { lines: AuditLine[]; last: string | null };

/** Moves the deadlines of every consult that waits, page by page. Idempotent, and safe to interrupt: it begins anew and finds less to do. */
export async function moveAllDeadlines(access: Access<"consult.move-deadlines">, loadTimes: LoadTimes): Promise<void> {
  let after: string | null = null;
  do {
    const from: string | null = after;
    after = await change(access, async (tx) => {
      const { lines, last } = await moveDeadlines(access, tx, loadTimes, from);
      return { result: last, event: lines };
    });
  } while (after !== null);
}

/** Stores anew what the rules make of the clocks of one page. The times are read once its rows are locked: whoever waited for those sees them last. */
export async function moveDeadlines(
  access: Access<"consult.move-deadlines">,
  tx: Transaction,
  loadTimes: LoadTimes,
  after: string | null = null,
): Promise<Moved> {
  const { organizationId } = access;
  const page = await runningAfter(access, tx, after);
  const inbox = await loadInbox(tx, access, page);
  const times = await loadTimes(tx);
  const known = await standingIn(access, tx, page);
  let moved = 0;
  for (const one of inbox.consults.values()) {
    const clock = clockIn(factsOf(inbox, one), times);
    const stands = known.get(one.consultId);
    // Answered or closed while this waited for its lock: no clock runs, and nothing is stored.
    if (clock === null || stands === undefined) continue;
    const next = standingClock(clock);
    if (JSON.stringify(next) === JSON.stringify(stands)) continue;
    await tx
      .update(consult)
      .set({ ...next, sortAt: clock.dueAt })
      .where(and(eq(consult.organizationId, organizationId), eq(consult.consultId, one.consultId)));
    // A warning that comes at another moment is no other promise.
    if (Number(next.dueAt) !== Number(stands.dueAt)) moved += 1;
  }
  const object = { type: "organization", id: organizationId };
  return {
    lines: moved === 0 ? [] : [{ event: "consult.deadlines-moved", object, detail: { count: moved } }],
    last: page.length < deadlinesPageSize ? null : (page.at(-1) ?? null),
  };
}

/** The next consults in which a clock runs. */
async function runningAfter(
  { organizationId }: Access<"consult.move-deadlines">,
  tx: Transaction,
  after: string | null,
): Promise<string[]> {
  const { consultId, dueAt } = consult;
  const isNext = after === null ? undefined : gt(consultId, after);
  const rows = await tx
    .select({ consultId })
    .from(consult)
    .where(and(eq(consult.organizationId, organizationId), isNotNull(dueAt), isNext))
    .orderBy(asc(consultId))
    .limit(deadlinesPageSize);
  return rows.map((row) => row.consultId);
}

/** The clocks as they are stored. */
async function standingIn(
  { organizationId }: Access<"consult.move-deadlines">,
  tx: Transaction,
  consultIds: readonly string[],
) {
  const { consultId, halfAt, nearAt, dueAt } = consult;
  const rows = await tx
    .select({ consultId, halfAt, nearAt, dueAt })
    .from(consult)
    .where(and(eq(consult.organizationId, organizationId), inArray(consultId, [...consultIds])));
  return new Map(rows.map(({ consultId: id, ...stands }) => [id, stands]));
}
