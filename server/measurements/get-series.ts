import { max, min } from "d3-array";
import type { TransactionSql } from "postgres";
import type { Transaction } from "#db/client.ts";
import { type MeasurementKind, measurementScales, type Standing } from "#db/terms/measurements.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { addDays, dutchClock, momentOn } from "#server/calendar/dutch-clock.ts";
import { DomainError } from "#server/errors.ts";
import { assessSeries } from "./assess-rules.ts";
import type { SeriesInput } from "./contract.ts";
import { homePressureOf } from "./home-blood-pressure-rules.ts";
import { type CountedSince, loadAssessment } from "./load-assessment.ts";
import { daysOfProtocol, factsOfPeriod, plannedOf, protocolMeasures } from "./protocol-rules.ts";
import { readValues } from "./read-values.ts";
import { originsInScope, protocolsInScope, valuesInScope } from "./scope.ts";
import type { MeasuredValue, ProtocolFacts, SeriesAnswer } from "./series-contract.ts";
import {
  averageOf,
  type CountedValue,
  countedOf,
  decimalsOf,
  missingDaysOf,
  type SeriesFacts,
  trendOf,
} from "./series-rules.ts";
import { standingBy } from "./standing-rules.ts";
import { steepIdsOf, weightChangeOf } from "./weight-rules.ts";

/** What a picture can show and a page can carry; of more, the newest. */
const pointsMax = 3_000;
const setAsideMax = 200;
const readMax = 5_000;

/**
 * One kind of one patient over a period: the values with their bands, averages of what was measured at home, what is missing, and how
 * the series stands now by which rules.
 */
export async function getSeries(
  { access, patientId }: OpenedPatient<"measurement.read">,
  { kind, days, until: asked, protocolId }: SeriesInput,
  now = new Date(),
): Promise<SeriesAnswer> {
  const { organizationId } = access;
  const today = dutchClock(now).day;
  return look(access, async (tx, raw) => {
    const period = protocolId ? await protocolAsked(tx, { organizationId, patientId, kind, today, protocolId }) : null;
    const { from, until } = period ? daysOfProtocol(period, today) : spanOf(asked ?? today, days);
    const reading = readPeriod(raw, { organizationId, patientId, kind, from, until, today });
    const [loaded, { rows, aside, counted, isCut }] = await Promise.all([
      loadAssessment(tx, raw, organizationId, patientId, {
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
      originsInScope(
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

/** A weight that rose too fast stands out, also where no target weight was agreed. */
function asTheyRose(points: MeasuredValue[], counted: readonly CountedValue[], { kind, rules }: SeriesFacts) {
  if (kind !== "body-weight") return points;
  const steep = steepIdsOf(counted, rules);
  return points.map((point) => (steep.has(point.measurementId) ? { ...point, standing: "above" as const } : point));
}

function spanOf(until: string, days: number): { from: string; until: string } {
  return { from: addDays(until, 1 - days), until };
}

type ProtocolAsked = {
  organizationId: string;
  patientId: string;
  kind: MeasurementKind;
  today: string;
  protocolId: string;
};

/** @throws NOT_FOUND when this patient has no such period of this kind. */
async function protocolAsked(tx: Transaction, { organizationId, patientId, kind, today, protocolId }: ProtocolAsked) {
  const protocols = await protocolsInScope(tx, organizationId, patientId, today);
  const found = protocols.find((one) => one.protocolId === protocolId && protocolMeasures[one.kind] === kind);
  if (!found) throw new DomainError("NOT_FOUND", "measurement.protocol-gone");
  return found;
}

type Asked = {
  organizationId: string;
  patientId: string;
  kind: MeasurementKind;
  from: string;
  until: string;
  today: string;
};

/** What counts and what was set aside, in one walk over the index. Up to today: also what a fast clock dated a moment later. */
async function readPeriod(raw: TransactionSql, { organizationId, patientId, kind, ...days }: Asked) {
  const from = momentOn(days.from, 0);
  const isPast = days.until < days.today;
  const until = isPast ? momentOn(addDays(days.until, 1), 0) : undefined;
  const read = await valuesInScope(raw, organizationId, patientId, {
    ...{ kind, from, until, withAside: true, countMax: readMax },
  });
  const all = read.filter((row) => row.setAside === null);
  const rows = all.slice(-pointsMax);
  const counted = countedOf(rows);
  const isCut = all.length > rows.length || read.length === readMax;
  const oldest = isCut ? (rows[0] ?? read[0]) : undefined;
  const since: CountedSince = {
    from: oldest ? new Date(oldest.effectiveAt.getTime() + 1) : from,
    lastAt: rows.at(-1)?.effectiveAt ?? null,
    values: counted,
  };
  const aside = read.filter((row) => row.setAside !== null).slice(-setAsideMax);
  return { rows, aside, counted, isCut, since: isPast ? null : since };
}

function figuresOf(kind: MeasurementKind, points: readonly MeasuredValue[], atHome: readonly CountedValue[]) {
  const values = atHome.map((one) => one.value);
  const seconds = atHome.map((one) => one.second);
  const standings: Record<Standing, number> = { "in-target": 0, above: 0, below: 0, "no-target": 0 };
  for (const point of points) if (point.origin !== "practice") standings[point.standing] += 1;
  return {
    count: atHome.length,
    average: averageOf(values, decimalsOf(kind)),
    averageSecond: averageOf(seconds, decimalsOf(kind)),
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

/** Days with a plan within the period, up to yesterday and up to where a plan was ended. */
function missingOf(
  atHome: readonly CountedValue[],
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
