import { max, min } from "d3-array";
import { type MeasurementKind, measurementScales, type Standing } from "#db/terms/measurements.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import type { PatientScope } from "#server/access/patient-scope.ts";
import { dutchClock } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";
import { momentOn } from "#server/calendar/moments.ts";
import { DomainError } from "#server/errors.ts";
import { type CountedSince, loadAssessment } from "#server/measurements/assessment/load-assessment.ts";
import { assessSeries } from "#server/measurements/assessment/rules.ts";
import { loadProtocols, loadValues } from "#server/measurements/assessment/scope.ts";
import type { ProtocolFacts } from "#server/measurements/interpretation/contract.ts";
import { averageOf, decimalsOf } from "#server/measurements/interpretation/decimal-rules.ts";
import { homePressureOf } from "#server/measurements/interpretation/home-blood-pressure-rules.ts";
import {
  daysOfProtocol,
  factsOfPeriod,
  plannedOf,
  protocolMeasures,
} from "#server/measurements/interpretation/protocol-rules.ts";
import { halvesOf } from "#server/measurements/interpretation/reading-rules.ts";
import {
  type CountableValue,
  countableValuesOf,
  missingDaysOf,
  type SeriesFacts,
  trendOf,
} from "#server/measurements/interpretation/rules.ts";
import { standingBy } from "#server/measurements/interpretation/standing-rules.ts";
import { steepIdsOf, weightChangeOf } from "#server/measurements/interpretation/weight-rules.ts";
import type { MeasuredValue } from "#server/measurements/values/contract.ts";
import { readValues } from "#server/measurements/values/read-values.ts";
import { loadOrigins } from "#server/measurements/values/scope.ts";
import type { SeriesAnswer, SeriesInput } from "./contract.ts";

/** As many as a chart can show and a page can carry; of more, the newest. */
const pointsMax = 3_000;
const setAsideMax = 200;
const readMax = 5_000;

/**
 * One kind of one patient over a period: the values with their target ranges, averages of the home measurements, missing days, and the
 * current status of the series with the rules it rests on.
 */
export async function getSeries(
  { access, patientId }: OpenedPatient<"measurement.read">,
  { kind, days, until: asked, protocolId }: SeriesInput,
  now = new Date(),
): Promise<SeriesAnswer> {
  const { organizationId } = access;
  const today = dutchClock(now).day;
  return look(access, async (tx, raw) => {
    const scope = { tx, raw, organizationId, patientId };
    const period = protocolId ? await protocolAsked(scope, { kind, today, protocolId }) : null;
    const { from, until } = period ? daysOfProtocol(period, today) : spanOf(asked ?? today, days);
    const reading = readPeriod(scope, { kind, from, until, today });
    const [loaded, { rows, aside, counted, isCut }] = await Promise.all([
      loadAssessment(scope, {
        now,
        only: { kind, read: reading.then(({ since }) => since) },
      }),
      reading,
    ]);
    const factsNow = loaded.kinds[0]?.facts;
    if (!factsNow) throw new Error("A kind that was asked for was not loaded");
    const facts = period ? factsOfPeriod(factsNow, period, counted) : factsNow;
    const shown = [...rows, ...aside];
    const standing = standingBy(kind, facts.targets, facts.rules);
    const [values, deliveries] = await Promise.all([
      readValues(tx, organizationId, shown, () => standing),
      loadOrigins(
        tx,
        organizationId,
        shown.map((row) => row.deliveryId),
      ),
    ]);
    const [points, setAside] = [asTheyRose(values.slice(0, rows.length), counted, facts), values.slice(rows.length)];
    const atHome = counted.filter((one) => !one.isPractice);
    const firstDay = isCut ? (atHome[0]?.day ?? from) : from;
    return {
      kind,
      unit: kind === "other" ? null : measurementScales[kind].unit,
      decimals: decimalsOf(kind),
      from,
      until,
      points,
      isCut,
      setAside,
      targets: [...facts.targets],
      ...figuresOf(kind, points, atHome),
      trend: trendOf(atHome, facts.rules["series.window"].values.windowDays, decimalsOf(kind)),
      missingDays: missingOf(atHome, loaded.protocols, factsNow, { from: firstDay, until }),
      ...standingFrom(facts),
      planned: plannedOf(kind, loaded.protocols),
      deliveries,
    };
  });
}

/** A weight that rose too fast is marked, also without a target weight. */
function asTheyRose(points: MeasuredValue[], counted: readonly CountableValue[], { kind, rules }: SeriesFacts) {
  if (kind !== "body-weight") return points;
  const steep = steepIdsOf(counted, rules);
  return points.map((point) => (steep.has(point.measurementId) ? { ...point, standing: "above" as const } : point));
}

function spanOf(until: string, days: number): { from: string; until: string } {
  return { from: addDays(until, 1 - days), until };
}

type ProtocolAsked = { kind: MeasurementKind; today: string; protocolId: string };

/** @throws NOT_FOUND when this patient has no such protocol of this kind. */
async function protocolAsked(scope: PatientScope, { kind, today, protocolId }: ProtocolAsked) {
  const protocols = await loadProtocols(scope, today);
  const found = protocols.find((one) => one.protocolId === protocolId && protocolMeasures[one.kind] === kind);
  if (!found) throw new DomainError("NOT_FOUND", "measurement.protocol-gone");
  return found;
}

type Asked = { kind: MeasurementKind; from: string; until: string; today: string };

/**
 * Counted and set-aside values in one index scan. A period up to today is open-ended, to include values a fast clock dated in the future.
 */
async function readPeriod(scope: PatientScope, { kind, ...days }: Asked) {
  const from = momentOn(days.from, 0);
  const isPast = days.until < days.today;
  const until = isPast ? momentOn(addDays(days.until, 1), 0) : undefined;
  const read = await loadValues(scope, { kind, from, until, countMax: readMax });
  const all = read.filter((row) => row.setAside === null);
  const rows = all.slice(-pointsMax);
  const counted = countableValuesOf(rows);
  const isCut = all.length > rows.length || read.length === readMax;
  const oldest = isCut ? (rows[0] ?? read[0]) : undefined;
  const since: CountedSince = {
    from: oldest ? new Date(oldest.effectiveAt.getTime() + 1) : from,
    lastAt: rows.at(-1)?.effectiveAt ?? null,
    values: counted,
    ...halvesOf(read),
  };
  const aside = read.filter((row) => row.setAside !== null).slice(-setAsideMax);
  return { rows, aside, counted, isCut, since: isPast ? null : since };
}

function figuresOf(kind: MeasurementKind, points: readonly MeasuredValue[], atHome: readonly CountableValue[]) {
  const values = atHome.map((one) => one.value);
  const seconds = atHome.map((one) => one.diastolic);
  const standings: Record<Standing, number> = { "in-target": 0, above: 0, below: 0, "no-target": 0 };
  for (const point of points) if (point.origin !== "practice") standings[point.standing] += 1;
  return {
    count: atHome.length,
    average: averageOf(values, decimalsOf(kind)),
    averageDiastolic: averageOf(seconds, decimalsOf(kind)),
    lowest: min(values) ?? null,
    highest: max(values) ?? null,
    standings,
  };
}

function standingFrom(
  facts: SeriesFacts,
): Pick<SeriesAnswer, "verdict" | "protocol" | "homePressure" | "weightChange"> {
  const { kind, values, protocol, practice, rules } = facts;
  const { state, attention, reasons, rules: rests } = assessSeries(facts);
  return {
    verdict: { state, attention, reasons, rules: rests },
    protocol,
    homePressure: kind === "blood-pressure" ? homePressureOf(values, protocol, practice, rules) : null,
    weightChange: kind === "body-weight" ? weightChangeOf(values, rules) : null,
  };
}

/** Protocol days within the period, up to yesterday and up to the day the protocol was ended, without values. */
function missingOf(
  atHome: readonly CountableValue[],
  protocols: readonly ProtocolFacts[],
  { kind, today }: SeriesFacts,
  period: { from: string; until: string },
): string[] {
  const own = protocols.filter((one) => protocolMeasures[one.kind] === kind);
  const missing = own.flatMap((one) => {
    const ended = one.endedAt ? dutchClock(one.endedAt).day : one.endsOn;
    const lasts = [one.endsOn, ended, period.until, addDays(today, -1)].sort();
    const from = one.startsOn > period.from ? one.startsOn : period.from;
    return missingDaysOf(atHome, from, lasts[0] ?? from);
  });
  return [...new Set(missing)].sort();
}
