import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import type { Transaction } from "#db/client.ts";
import { measurementAlarmRule } from "#db/schema/measurements.agreements.ts";
import { measurementSummary } from "#db/schema/measurements.ts";
import { reviewItem } from "#db/schema/reviews.ts";
import { type MeasurementKind, measurementKinds, type SetAsideReason } from "#db/terms/measurements.ts";
import { ageOn } from "#db/terms/patient-names.ts";
import { firstIdAt } from "#server/audit/rules.ts";
import { addDays, dutchClock, momentOn } from "#server/calendar/dutch-clock.ts";
import type { RulesInForce } from "./book-rules.ts";
import { protocolMeasures, protocolOf } from "./protocol-rules.ts";
import { personInScope, practicePressure, protocolsInScope, rulesInScope, valuesInScope } from "./scope.ts";
import type { ProtocolFacts } from "./series-contract.ts";
import {
  type CountedValue,
  countedOf,
  type FreshValues,
  nothingFresh,
  type SeriesFacts,
  targetsOf,
} from "./series-rules.ts";

/** How far back from its newest value a series is looked at; a plan or a longer window of a rule reaches further. */
const lookBackDays = 30;
const valuesMax = 5_000;
/** More than a conclusion covers at once: attention comes from all that waits. */
const openItemsMax = 10_000;
const freshMax = 5_000;
const adultYears = 18;
const roomMs = 3_600_000;

/** `bounds`: what came as "more than" or "less than". It counts in nothing, and may set off an alarm. */
export type KindToAssess = {
  facts: SeriesFacts;
  bounds: readonly CountedValue[];
  isFresh: boolean;
  lastAt: Date | null;
};
type Counted = { values: readonly CountedValue[] };
export type AgreedAlarmRow = typeof measurementAlarmRule.$inferSelect;
export type LoadedAssessment = {
  birthDate: string;
  rules: RulesInForce;
  /** Newest first, of every kind. */
  protocols: ProtocolFacts[];
  kinds: KindToAssess[];
  /** Not read for one kind alone: they do not say how a series stands. */
  alarmRules: AgreedAlarmRow[];
};

/** All that counts of one kind from a moment on, oldest first. `lastAt`: of the newest value that is not set aside. */
export type CountedSince = { from: Date; lastAt: Date | null; values: readonly CountedValue[] };
/** `read`: what the caller reads of this kind anyway, so that it is not read twice; null when that ends in the past. */
type Only = { kind: MeasurementKind; read: Promise<CountedSince | null> };

/**
 * Everything that decides how the series of one patient stand. Bounded: of each kind the newest weeks, read through the index of the
 * series, and the deliveries that are still open. With `only` that kind alone, also when nothing is known of it.
 */
export async function loadAssessment(
  tx: Transaction,
  raw: TransactionSql,
  organizationId: string,
  patientId: string,
  { now, only }: { now: Date; only?: Only },
): Promise<LoadedAssessment> {
  const today = dutchClock(now).day;
  const concernsPressure = only === undefined || only.kind === "blood-pressure";
  const [person, rules, protocols, practice, alarmRules, newest, fresh, known, read] = await Promise.all([
    personInScope(tx, organizationId, patientId),
    rulesInScope(tx, organizationId, patientId, now),
    protocolsInScope(tx, organizationId, patientId, today),
    concernsPressure ? practicePressure(tx, organizationId, patientId) : null,
    only ? [] : alarmRulesOf(tx, organizationId, patientId),
    newestOfEachKind(raw, organizationId, patientId, only),
    freshOf(tx, raw, organizationId, patientId),
    only ? new Set<MeasurementKind>() : knownKinds(tx, organizationId, patientId),
    only?.read,
  ]);
  const isAdult = ageOn(person.birthDate, today) >= adultYears;
  const concerns = { newest, fresh, known, protocols, alarmRules };
  const kinds = only ? [only.kind] : measurementKinds.filter((kind) => isConcerned(kind, concerns));
  const readFrom = async (kind: MeasurementKind, from: Date): Promise<Pick<KindToAssess, "bounds"> & Counted> => {
    if (read && read.from <= from) return { values: read.values.filter((value) => value.at >= from), bounds: [] };
    const rows = await valuesInScope(raw, organizationId, patientId, {
      ...{ kind, from, withAside: true, countMax: valuesMax },
    });
    const bounds = rows.filter((row) => row.setAside === "bound").map((row) => ({ ...row, setAside: null }));
    return { values: countedOf(rows), bounds: countedOf(bounds) };
  };
  const assessed = kinds.map(async (kind): Promise<KindToAssess> => {
    const lastAt = newest.get(kind) ?? null;
    const newestDay = lastAt ? dutchClock(lastAt).day : null;
    const protocol = protocolOf(kind, protocols, newestDay);
    const from = startOf(kind, newestDay ?? today, protocol, rules);
    const { values, bounds } = await readFrom(kind, from);
    const targets = targetsOf(kind, rules, { birthDate: person.birthDate, today });
    const own = fresh.get(kind);
    return {
      facts: { kind, values, fresh: own ?? nothingFresh, protocol, practice, rules, targets, today, isAdult },
      bounds,
      isFresh: own !== undefined,
      lastAt,
    };
  });
  return { ...person, rules, protocols, kinds: await Promise.all(assessed), alarmRules };
}

type Concerns = {
  newest: ReadonlyMap<MeasurementKind, Date>;
  fresh: ReadonlyMap<MeasurementKind, FreshValues>;
  known: ReadonlySet<MeasurementKind>;
  protocols: readonly ProtocolFacts[];
  alarmRules: readonly AgreedAlarmRow[];
};

/** Kinds with values, or that had them before they were set aside; and kinds of which values are expected. */
function isConcerned(kind: MeasurementKind, { newest, fresh, known, protocols, alarmRules }: Concerns): boolean {
  if (newest.has(kind) || fresh.has(kind) || known.has(kind)) return true;
  const isPlanned = protocols.some((one) => (one.isRunning || one.isPlanned) && protocolMeasures[one.kind] === kind);
  return isPlanned || alarmRules.some((one) => one.kind === kind);
}

function startOf(kind: MeasurementKind, newestDay: string, protocol: ProtocolFacts | null, rules: RulesInForce): Date {
  const window = rules[kind === "blood-glucose" ? "blood-glucose.enough" : "series.window"].values.windowDays;
  const byRules = addDays(newestDay, -Math.max(lookBackDays, window));
  const isWeek = protocol?.kind === "home-blood-pressure" && protocol.startsOn < byRules;
  return momentOn(isWeek ? protocol.startsOn : byRules, 0);
}

function alarmRulesOf(tx: Transaction, organizationId: string, patientId: string): Promise<AgreedAlarmRow[]> {
  return tx
    .select()
    .from(measurementAlarmRule)
    .where(
      and(
        eq(measurementAlarmRule.organizationId, organizationId),
        eq(measurementAlarmRule.patientId, patientId),
        isNull(measurementAlarmRule.endedAt),
      ),
    );
}

async function knownKinds(tx: Transaction, organizationId: string, patientId: string): Promise<Set<MeasurementKind>> {
  const rows = await tx
    .select({ kind: measurementSummary.kind })
    .from(measurementSummary)
    .where(and(eq(measurementSummary.organizationId, organizationId), eq(measurementSummary.patientId, patientId)));
  return new Set(rows.map((row) => row.kind));
}

/** Of what was read the newest, or one step into the index for each kind, instead of a walk over all values. */
async function newestOfEachKind(
  raw: TransactionSql,
  organizationId: string,
  patientId: string,
  only?: Only,
): Promise<Map<MeasurementKind, Date>> {
  const lastAt = (await only?.read)?.lastAt;
  if (only && lastAt) return new Map([[only.kind, lastAt]]);
  const kinds = only ? [only.kind] : [...measurementKinds];
  const rows = await raw<{ kind: MeasurementKind; at: string }[]>`
    select k.kind, n.effective_at as at
    from unnest(${kinds}::text[]) as k (kind)
    cross join lateral (
      select effective_at from measurement
      where organization_id = ${organizationId} and patient_id = ${patientId} and kind = k.kind and set_aside is null
      order by effective_at desc limit 1) n`;
  return new Map(rows.map((row) => [row.kind, new Date(row.at)]));
}

/** What is in deliveries that nobody has reviewed, by kind; and the kinds of a silence that nobody has reviewed, with nothing in them. */
async function freshOf(tx: Transaction, raw: TransactionSql, organizationId: string, patientId: string) {
  const open = await tx
    .select({ itemId: reviewItem.itemId, arrivedAt: reviewItem.arrivedAt, silent: reviewItem.measurementKind })
    .from(reviewItem)
    .where(
      and(
        eq(reviewItem.organizationId, organizationId),
        eq(reviewItem.patientId, patientId),
        inArray(reviewItem.kind, ["measurements", "silence"]),
        isNull(reviewItem.reviewId),
      ),
    )
    .orderBy(desc(reviewItem.itemId))
    .limit(openItemsMax);
  const found = new Map<MeasurementKind, FreshValues & { ids: Set<string> }>();
  for (const { silent } of open) if (silent) found.set(silent, { ...nothingFresh, ids: new Set<string>() });
  const items = open.filter((item) => item.silent === null);
  if (items.length === 0) return found;
  const first = Math.min(...items.map((item) => item.arrivedAt.getTime()));
  const rows = await raw<FreshRow[]>`
    select measurement_id, kind, set_aside, value, sign, second, second_sign, comment is not null as has_comment, identifier_reused
    from measurement
    where organization_id = ${organizationId} and delivery_id = any(${items.map((item) => item.itemId)}::uuid[])
      and measurement_id >= ${firstIdAt(new Date(first - roomMs))} and patient_id = ${patientId}
    order by measurement_id desc limit ${freshMax}`;
  for (const row of rows) {
    const own = found.get(row.kind) ?? { ...nothingFresh, ids: new Set<string>() };
    own.ids.add(row.measurement_id);
    found.set(row.kind, {
      ids: own.ids,
      bound: own.bound ?? boundOf(row),
      setAsideCount: own.setAsideCount + (row.set_aside !== null && row.set_aside !== "bound" ? 1 : 0),
      reusedCount: own.reusedCount + (row.identifier_reused ? 1 : 0),
      commentCount: own.commentCount + (row.has_comment ? 1 : 0),
    });
  }
  return found;
}

/** Of a value in two parts the first that is one. */
function boundOf({ set_aside, value, sign, second, second_sign }: FreshRow): FreshValues["bound"] {
  if (set_aside !== "bound") return null;
  if (sign !== null && value !== null) return { sign, value };
  return second_sign !== null && second !== null ? { sign: second_sign, value: second } : null;
}

type FreshRow = {
  measurement_id: string;
  kind: MeasurementKind;
  set_aside: SetAsideReason | null;
  value: number | null;
  sign: string | null;
  second: number | null;
  second_sign: string | null;
  has_comment: boolean;
  identifier_reused: boolean;
};
