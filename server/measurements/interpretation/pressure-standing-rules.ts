import type { TargetFacts } from "./contract.ts";
import { averageOf } from "./decimal-rules.ts";
import { homePressureOf } from "./home-blood-pressure-rules.ts";
import type { HomePressure, Pressure } from "./home-pressure-contract.ts";
import type { CountableValue, Finding, SeriesFacts, SeriesStanding } from "./rules.ts";
import { standingIn } from "./standing-rules.ts";

/** The status of home blood pressure: the period's average against the target, and readings that ask for contact regardless of it. */
export function pressureStanding(facts: SeriesFacts): SeriesStanding {
  const { values, protocol, practice, rules, targets } = facts;
  const home = homePressureOf(values, protocol, practice, rules);
  const systolic = targets.find((target) => target.value === "value");
  const diastolic = targets.find((target) => target.value === "diastolic");
  const highs = highFindings(facts);
  const contact = highs.length > 0 ? [rules["blood-pressure.contact"]] : [];
  const rests = [rules["blood-pressure.day-one"], rules["blood-pressure.minimum"], ...contact];
  const average = averageIn(home);
  if (!home?.average || !home.isEnough || !systolic || !diastolic) {
    return { state: "insufficient", findings: [...highs, ...notEnough(home, facts)], rules: rests, ...average };
  }
  const { state, finding } = stateOf(home.average, systolic, diastolic);
  const isComplete = home.isProtocol && (home.doneCount >= home.expectedCount || facts.today > home.until);
  const complete: Finding[] = isComplete
    ? [{ attention: "normal", reason: { reason: "protocol-complete", values: doneOf(home) } }]
    : [];
  return {
    state,
    findings: [finding, ...highs, ...complete],
    rules: [...new Set([systolic.rule, diastolic.rule]), ...rests],
    ...average,
  };
}

function averageIn(home: HomePressure | null): Pick<SeriesStanding, "average"> {
  if (!home?.average) return {};
  const { systolic, diastolic } = home.average;
  return { average: { value: systolic, diastolic, count: home.countedCount } };
}

function stateOf(
  average: Pressure,
  systolic: TargetFacts,
  diastolic: TargetFacts,
): { state: SeriesStanding["state"]; finding: Finding } {
  const values = {
    systolic: average.systolic,
    diastolic: average.diastolic,
    limit: systolic.upper ?? 0,
    diastolicLimit: diastolic.upper ?? 0,
  };
  const standings = [standingIn(systolic, average.systolic), standingIn(diastolic, average.diastolic)];
  if (standings.includes("above")) {
    return { state: "above", finding: { attention: "out-of-target", reason: { reason: "average-above", values } } };
  }
  if (standings.includes("below")) {
    const low = { ...values, limit: systolic.lower ?? 0 };
    return {
      state: "below",
      finding: { attention: "out-of-target", reason: { reason: "average-below", values: low } },
    };
  }
  return { state: "in-target", finding: { attention: "normal", reason: { reason: "in-target", values } } };
}

/** Too few readings: no issue while the period runs, worth a look once it is over. */
function notEnough(home: HomePressure | null, { today }: SeriesFacts): Finding[] {
  if (!home) return [{ attention: "unknown", reason: { reason: "not-enough", values: { count: 0, min: 0 } } }];
  if (!home.isProtocol) {
    const values = { count: home.countedCount, min: home.readingsMin };
    return [{ attention: "unknown", reason: { reason: "not-enough", values } }];
  }
  const attention = today > home.until ? "look" : "unknown";
  return [{ attention, reason: { reason: "protocol-incomplete", values: doneOf(home) } }];
}

function doneOf(home: HomePressure) {
  return { done: home.doneCount, expected: home.expectedCount };
}

/**
 * A reading at or above the level that must be repeated: worth a look, and out of target when the next one that day is too. And a daily
 * average at the contact level on two measured days in a row. Unreviewed values only.
 */
function highFindings({ values, fresh, rules }: SeriesFacts): Finding[] {
  const { systolicStays, diastolicStays, systolicRepeats } = rules["blood-pressure.contact"].values;
  const readings = values.filter((one) => !one.isPractice);
  const isVeryHigh = (one: CountableValue | undefined) => one !== undefined && one.value >= systolicRepeats;
  const fresh180 = readings.filter((one) => fresh.ids.has(one.measurementId) && isVeryHigh(one));
  const highest = fresh180.toSorted((a, b) => b.value - a.value)[0];
  const findings: Finding[] = [];
  if (highest) {
    const isRepeated = fresh180.some((one) => {
      const next = readings[readings.indexOf(one) + 1];
      return next?.day === one.day && isVeryHigh(next);
    });
    findings.push({
      attention: isRepeated ? "out-of-target" : "look",
      reason: {
        reason: "value-high",
        values: { value: highest.value, ...diastolicOf(highest), limit: systolicRepeats, count: fresh180.length },
      },
    });
  }
  const days = [...new Set(readings.map((one) => one.day))].slice(-2);
  const stays = days.map((day) => averageOfDay(readings.filter((one) => one.day === day)));
  const isFresh = readings.some((one) => one.day === days.at(-1) && fresh.ids.has(one.measurementId));
  const isStaying =
    stays.length === 2 &&
    stays.every(
      ({ value, diastolic }) => value >= systolicStays || (diastolic !== null && diastolic >= diastolicStays),
    );
  const last = stays.at(-1);
  // Adds nothing when a repeated reading has already raised the attention as far.
  const isAsked = findings.some((one) => one.attention === "out-of-target");
  if (isFresh && isStaying && last && !isAsked) {
    const values = { value: last.value, ...diastolicOf(last), limit: systolicStays, count: stays.length };
    findings.push({ attention: "out-of-target", reason: { reason: "value-high", values } });
  }
  return findings;
}

type DayAverage = { value: number; diastolic: number | null };

/** Each half over the readings that have it. */
function averageOfDay(readings: readonly CountableValue[]): DayAverage {
  const over = (figures: (number | null)[]) => averageOf(figures, 0);
  return { value: over(readings.map((one) => one.value)) ?? 0, diastolic: over(readings.map((one) => one.diastolic)) };
}

function diastolicOf({ diastolic }: { diastolic: number | null }): { diastolic?: number } {
  return diastolic === null ? {} : { diastolic };
}
