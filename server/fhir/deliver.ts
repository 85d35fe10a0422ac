import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { DeliveredEntry } from "#db/terms/gateways.ts";
import { grant } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { findDelivery } from "#server/gateways/find-delivery.ts";
import { recordDelivery } from "#server/gateways/record-delivery.ts";
import type { GatewayPermission, Interaction } from "./call.ts";
import type { Head } from "./head.ts";
import { notReceivable } from "./knock/not-receivable.ts";
import type { EntryOutcome, Plan, WriteContext, WriteEntry, Writer, Written } from "./writer.ts";

type Writing = Extract<Interaction, { write: Writer }>;
export type AskedWrite = { entry: WriteEntry; interaction: Writing };

/** `isWhole` false: nothing was written because something cannot be (a transaction). */
export type Delivered = { outcomes: Map<number, EntryOutcome>; isWhole: boolean };

type Delivery = {
  head: Head;
  context: WriteContext;
  asked: readonly AskedWrite[];
  body: Uint8Array;
  /** Entries that cannot even be looked at (no such interaction, not allowed): in a transaction nothing is written then. */
  isSpoiled: boolean;
};

type Planned = { writer: Writer; permission: GatewayPermission | null; plan: Plan };

/**
 * Plans every entry and stores what can be stored, with the delivery, in one transaction. What was delivered before is answered as it was
 * then; what was refused altogether was not delivered, and is looked at again when it comes again. When this returns, what it says is stored is on disk.
 */
export async function deliver({ head, context, asked, body, isSpoiled }: Delivery): Promise<Delivered> {
  const planned = planAll(asked, context);
  const outcomes = new Map(planned.flatMap(({ plan }) => [...plan.settled]));
  const isRefused = isSpoiled || [...outcomes.values()].some(({ status }) => status >= 400);
  if (context.isTransaction && isRefused) return { outcomes, isWhole: false };
  const first = planned.find(({ plan, writer }) => plan.write && writer.kind);
  if (!first) return { outcomes, isWhole: true };
  // What only has to be answered makes a request no other one.
  const isSameContentSame = planned.every(({ writer, plan }) => writer.isSameContentSame || !plan.write);
  const contentHash = hashOf(head, context, body, isSameContentSame);
  try {
    return { outcomes: await write(head, context, planned, first, contentHash, outcomes), isWhole: true };
  } catch (problem) {
    if (problem instanceof Undone) return { outcomes: problem.outcomes, isWhole: problem.isWhole };
    throw problem;
  }
}

/** The transaction is rolled back, and this is what is answered. `isWhole` false: something of a transaction was refused. */
class Undone extends Error {
  readonly outcomes: Map<number, EntryOutcome>;
  readonly isWhole: boolean;
  constructor(outcomes: Map<number, EntryOutcome>, isWhole: boolean) {
    super("undone");
    this.outcomes = outcomes;
    this.isWhole = isWhole;
  }
}

async function write(
  head: Head,
  context: WriteContext,
  planned: readonly Planned[],
  first: Planned,
  contentHash: Buffer,
  settled: ReadonlyMap<number, EntryOutcome>,
): Promise<Map<number, EntryOutcome>> {
  const { sender, now, version, format } = context;
  const { actor } = sender;
  const { organizationId, patientId, trustId, pgoName } = actor;
  const access = grant(
    actor,
    first.permission === "questionnaire.answer" ? "questionnaire.answer" : "measurement.receive",
  );
  const mark = { organizationId, trustId, patientId, requestId: head.requestId, contentHash };
  return change<Map<number, EntryOutcome>>(access, async (tx, raw) => {
    const isNew = findDelivery(raw, mark).then(({ former, isPatient }) => {
      if (former) throw new Undone(former.isOther ? wholeRefused(settled, used) : entriesOf(former.outcomes), true);
      if (!isPatient) throw new Undone(wholeRefused(settled, gone()), true);
    });
    // Who needs to know awaits it; a rejection may come before that.
    isNew.catch(() => undefined);
    const deliveryId = uuidv7({ msecs: now.getTime() });
    const written: Written[] = [];
    for (const { plan, writer } of planned) {
      if (!plan.write) continue;
      if (!writer.beginsEarly) await isNew;
      const one = await plan.write({ tx, raw, deliveryId, sender, now, isNew });
      // Whoever waits for it says what went wrong; until then nobody has to.
      one.pending?.catch(() => undefined);
      written.push(one);
    }
    const outcomes = new Map([...settled, ...written.flatMap((one) => [...one.outcomes])]);
    if (context.isTransaction && [...outcomes.values()].some(({ status }) => status >= 400))
      throw new Undone(outcomes, false);
    const isNothingKept = written.every((one) => [...one.outcomes.values()].every(({ status }) => status >= 400));
    if (isNothingKept) {
      await isNew;
      throw new Undone(outcomes, true);
    }
    const newCount = sum(written, ({ newCount }) => newCount);
    const knownCount = sum(written, ({ knownCount }) => knownCount);
    const kind = first.writer.kind ?? "measurements";
    const recorded = recordDelivery(access, raw, {
      ...mark,
      deliveryId,
      correlationId: head.correlationId,
      kind,
      fhirVersion: version,
      format,
      pgoName,
      newCount,
      knownCount,
      outcomes: deliveredEntries(outcomes),
      receivedAt: now,
    });
    const pending = Promise.all([recorded, ...written.map((one) => one.pending)]);
    const flags = planned.flatMap(({ plan }) => plan.flags ?? []);
    const detail = { kind, newCount, knownCount, fhirVersion: version, format, ...(flags.length > 0 ? { flags } : {}) };
    return {
      result: outcomes,
      pending,
      event: [
        { event: "delivery.received", object: { type: "delivery", id: deliveryId }, patientId, detail },
        ...written.flatMap(({ lines }) => lines ?? []),
      ],
    };
  });
}

/** One plan for each writer, over all its entries. */
function planAll(asked: readonly AskedWrite[], context: WriteContext): Planned[] {
  const byWriter = Map.groupBy(asked, ({ interaction }) => interaction.write);
  return [...byWriter].map(([writer, own]) => ({
    writer,
    permission: own[0]?.interaction.permission ?? null,
    plan: writer.plan(
      own.map(({ entry }) => entry),
      context,
    ),
  }));
}

/** Length first, so that no two different requests run together into the same bytes. */
function hashOf(head: Head, context: WriteContext, body: Uint8Array, isSameContentSame: boolean): Buffer {
  const named = [head.method, head.path, context.version, context.sender.patient.patientId];
  const text = JSON.stringify(isSameContentSame ? named : [...named, head.requestId]);
  return createHash("sha256").update(`${text.length}:${text}`).update(body).digest();
}

const used: EntryOutcome = {
  status: 409,
  issues: [
    {
      severity: "error",
      code: "duplicate",
      diagnostics: "This MedMij-Request-ID was used for a request with other content",
    },
  ],
};

/** Somebody who left between knocking and writing. */
function gone(): EntryOutcome {
  const { status, issues = [] } = notReceivable();
  return { status, issues: [...issues] };
}

function wholeRefused(settled: ReadonlyMap<number, EntryOutcome>, why: EntryOutcome): Map<number, EntryOutcome> {
  return new Map([...settled, [conflictIndex, why]]);
}

/** Where an outcome stands that is about the whole request. */
export const conflictIndex = -1;

/** By position, with gaps for entries that nobody wrote. */
function deliveredEntries(outcomes: ReadonlyMap<number, EntryOutcome>): DeliveredEntry[] {
  const length = Math.max(...outcomes.keys()) + 1;
  return Array.from({ length }, (_, index) => outcomes.get(index) ?? { status: 0 });
}

/**
 * The stored outcomes as they were. Guarantee: only `deliveredEntries` writes this column, from values of this very type.
 */
function entriesOf(stored: readonly DeliveredEntry[]): Map<number, EntryOutcome> {
  return new Map(stored.flatMap((one, index) => (one.status === 0 ? [] : [[index, one as EntryOutcome]])));
}

function sum(written: readonly Written[], of: (one: Written) => number): number {
  return written.reduce((total, one) => total + of(one), 0);
}
