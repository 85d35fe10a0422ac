import { max, min } from "d3-array";
import { type MeasurementKind, measurementScales, type Standing } from "#db/terms/measurements.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { addDays, dutchClock, momentOn } from "#server/calendar/dutch-clock.ts";
import { assessSeries } from "./assess-rules.ts";
import type { SeriesInput } from "./contract.ts";
import { homePressureOf } from "./home-blood-pressure-rules.ts";
import { loadAssessment } from "./load-assessment.ts";
import { protocolMeasures } from "./protocol-rules.ts";
import { readValues } from "./read-values.ts";
import { originsInScope, valuesInScope } from "./scope.ts";
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
import { weightChangeOf } from "./weight-rules.ts";

/** What a picture can show and a page can carry; of more, the newest. */
const pointsMax = 3_000;
const setAsideMax = 200;

/**
 * One kind of one patient over a period: the values with their bands, averages of what was measured at home, what is missing, and how
 * the series stands now by which rules.
 */
export async function getSeries(
  { access, patientId }: OpenedPatient<"measurement.read">,
  { kind, days, until: asked }: SeriesInput,
  now = new Date(),
): Promise<SeriesAnswer> {
  const { organizationId } = access;
  const until = asked ?? dutchClock(now).day;
  const from = addDays(until, 1 - days);
  const period = { kind, from: momentOn(from, 0), until: momentOn(addDays(until, 1), 0) };
  return look(access, async (tx, raw) => {
    const [loaded, counted, aside] = await Promise.all([
      loadAssessment(tx, raw, organizationId, patientId, { now, only: kind }),
      valuesInScope(tx, organizationId, patientId, { ...period, countMax: pointsMax + 1 }),
      valuesInScope(tx, organizationId, patientId, { ...period, isCounted: false, countMax: setAsideMax }),
    ]);
    const facts = loaded.kinds[0]?.facts;
    if (!facts) throw new Error("A kind that was asked for was not loaded");
    const rows = counted.slice(-pointsMax);
    const [points, setAside, deliveries] = await Promise.all([
      readValues(tx, organizationId, rows, () => facts.targets),
      readValues(tx, organizationId, aside, () => facts.targets),
      originsInScope(
        tx,
        organizationId,
        [...rows, ...aside].map((row) => row.deliveryId),
      ),
    ]);
    const isCut = counted.length > pointsMax;
    const atHome = countedOf(rows).filter((one) => !one.isPractice);
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
      missingDays: missingOf(atHome, loaded.protocols, facts, { from: firstDay, until }),
      ...standingNow(facts),
      deliveries,
    };
  });
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

function standingNow(facts: SeriesFacts): Pick<SeriesAnswer, "verdict" | "protocol" | "homePressure" | "weightChange"> {
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
