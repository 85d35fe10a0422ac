import { and, eq, isNull } from "drizzle-orm";
import { measurementAlarmRule } from "#db/schema/measurements.agreements.ts";
import { measurementSummary } from "#db/schema/measurements.ts";
import { type MeasurementKind, measurementKinds } from "#db/terms/measurements.ts";
import { ageOn } from "#db/terms/patient-names.ts";
import type { PatientScope } from "#server/access/patient-scope.ts";
import { dutchClock } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";
import { momentOn } from "#server/calendar/moments.ts";
import type { RulesInForce } from "#server/measurements/interpretation/book-rules.ts";
import type { ProtocolFacts } from "#server/measurements/interpretation/contract.ts";
import { protocolMeasures, protocolOf } from "#server/measurements/interpretation/protocol-rules.ts";
import { asReadings, type Halves, halvesOf } from "#server/measurements/interpretation/reading-rules.ts";
import {
  type CountableValue,
  countableValuesOf,
  type FreshValues,
  nothingFresh,
  type SeriesFacts,
  targetsOf,
} from "#server/measurements/interpretation/rules.ts";
import { loadFresh } from "./load-fresh.ts";
import { loadPracticePressure, loadProtocols, loadRuleBook, loadValues, personInScope } from "./scope.ts";

/** How far back from its newest value a series is read; a protocol or a longer rule window extends this. */
const lookBackDays = 30;
const valuesMax = 5_000;
const adultYears = 18;

/** `bounds`: values with a comparator ("more than", "less than"). They are never counted but may raise an alarm. */
export type KindToAssess = {
  facts: SeriesFacts;
  bounds: readonly CountableValue[];
  isFresh: boolean;
  lastAt: Date | null;
};
type Counted = { values: readonly CountableValue[] } & Halves;
export type AgreedAlarmRow = typeof measurementAlarmRule.$inferSelect;
export type LoadedAssessment = {
  birthDate: string;
  rules: RulesInForce;
  /** Newest first, all kinds. */
  protocols: ProtocolFacts[];
  kinds: KindToAssess[];
  /** Empty when loaded for a single kind: alarm rules do not affect the status of a series. */
  alarmRules: AgreedAlarmRow[];
};

/** All counted values of one kind since `from`, oldest first. `lastAt`: time of the newest value that is not set aside. */
export type CountedSince = { from: Date; lastAt: Date | null; values: readonly CountableValue[] } & Halves;
/** `read`: what the caller reads of this kind anyway, to avoid reading it twice; null when that period ends in the past. */
type Only = { kind: MeasurementKind; read: Promise<CountedSince | null> };

/**
 * Everything that determines the status of one patient's series. Bounded: the newest weeks of each kind, read through the series index,
 * and the deliveries still open. With `only`, that kind alone, even without any values.
 */
export async function loadAssessment(
  scope: PatientScope,
  { now, only }: { now: Date; only?: Only },
): Promise<LoadedAssessment> {
  const today = dutchClock(now).day;
  const concernsPressure = only === undefined || only.kind === "blood-pressure";
  const [person, rules, protocols, practice, alarmRules, newest, fresh, known, read] = await Promise.all([
    personInScope(scope),
    loadRuleBook(scope, now),
    loadProtocols(scope, today),
    concernsPressure ? loadPracticePressure(scope) : null,
    only ? [] : alarmRulesOf(scope),
    newestOfEachKind(scope, only),
    loadFresh(scope),
    only ? new Set<MeasurementKind>() : knownKinds(scope),
    only?.read,
  ]);
  const isAdult = ageOn(person.birthDate, today) >= adultYears;
  const concerns = { newest, fresh, known, protocols, alarmRules };
  const kinds = only ? [only.kind] : measurementKinds.filter((kind) => isConcerned(kind, concerns));
  const readFrom = async (kind: MeasurementKind, from: Date): Promise<Pick<KindToAssess, "bounds"> & Counted> => {
    if (read && read.from <= from) {
      return { ...read, values: read.values.filter((value) => value.at >= from), bounds: [] };
    }
    const readings = await loadValues(scope, { kind, from, countMax: valuesMax });
    const bounds = readings.filter((one) => one.setAside === "bound").map((one) => ({ ...one, setAside: null }));
    return { values: countableValuesOf(readings), bounds: countableValuesOf(bounds), ...halvesOf(readings) };
  };
  const assessed = kinds.map(async (kind): Promise<KindToAssess> => {
    const lastAt = newest.get(kind) ?? null;
    const newestDay = lastAt ? dutchClock(lastAt).day : null;
    const protocol = protocolOf(kind, protocols, newestDay);
    const from = startOf(kind, newestDay ?? today, protocol, rules);
    const { values, bounds, ...halves } = await readFrom(kind, from);
    const targets = targetsOf(kind, rules, { birthDate: person.birthDate, today });
    const stored = fresh.get(kind);
    const own = stored && asReadings(stored, halves);
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

/** Kinds with values, or with values before they were set aside, and kinds of which values are expected. */
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

/** The alarms in force for one patient. */
export function alarmRulesOf({ tx, organizationId, patientId }: PatientScope): Promise<AgreedAlarmRow[]> {
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

async function knownKinds({ tx, organizationId, patientId }: PatientScope): Promise<Set<MeasurementKind>> {
  const rows = await tx
    .select({ kind: measurementSummary.kind })
    .from(measurementSummary)
    .where(and(eq(measurementSummary.organizationId, organizationId), eq(measurementSummary.patientId, patientId)));
  return new Set(rows.map((row) => row.kind));
}

/**
 * From the values already read, or one lookup per kind in the index of a series instead of a scan over all values.
 */
async function newestOfEachKind(
  { raw, organizationId, patientId }: PatientScope,
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
