import { homePressureOf } from "./home-blood-pressure-rules.ts";
import type { HomePressure, Pressure } from "./home-pressure-contract.ts";
import type { TargetFacts } from "./series-contract.ts";
import type { CountedValue, Finding, SeriesFacts, SeriesStanding } from "./series-rules.ts";
import { standingIn } from "./standing-rules.ts";

/** How home blood pressure stands: the average of the period against the target, and what asks for a contact whatever the average. */
export function pressureStanding(facts: SeriesFacts): SeriesStanding {
  const { values, protocol, practice, rules, targets } = facts;
  const home = homePressureOf(values, protocol, practice, rules);
  const systolic = targets.find((target) => target.value === "value");
  const diastolic = targets.find((target) => target.value === "second");
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
  return { average: { value: systolic, second: diastolic, count: home.countedCount } };
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
    secondLimit: diastolic.upper ?? 0,
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

/** Not enough to say anything: no matter while the period still runs, worth a look when it is over. */
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
 * A reading at or above the level that must be repeated: worth a look, and more when the next of that day is there too. And a day's
 * average at the level of contact on two measured days in a row. Only for what nobody has reviewed.
 */
function highFindings({ values, fresh, rules }: SeriesFacts): Finding[] {
  const { systolicStays, diastolicStays, systolicRepeats } = rules["blood-pressure.contact"].values;
  const readings = values.filter((one) => !one.isPractice);
  const isVeryHigh = (one: CountedValue | undefined) => one !== undefined && one.value >= systolicRepeats;
  const fresh180 = readings.filter((one) => fresh.ids.has(one.measurementId) && isVeryHigh(one));
  const highest = fresh180.toSorted((a, b) => b.value - a.value)[0];
  const findings: Finding[] = [];
  if (highest) {
    const isRepeated = fresh180.some((one) => {
      const next = readings[readings.indexOf(one) + 1];
      return next?.day === one.day && isVeryHigh(next);
    });
    const value = { value: highest.value, second: highest.second ?? 0, limit: systolicRepeats, count: fresh180.length };
    findings.push({
      attention: isRepeated ? "out-of-target" : "look",
      reason: { reason: "value-high", values: value },
    });
  }
  const days = [...new Set(readings.map((one) => one.day))].slice(-2);
  const stays = days.map((day) => averageOfDay(readings.filter((one) => one.day === day)));
  const isFresh = readings.some((one) => one.day === days.at(-1) && fresh.ids.has(one.measurementId));
  const isStaying =
    stays.length === 2 && stays.every((day) => day.systolic >= systolicStays || day.diastolic >= diastolicStays);
  const last = stays.at(-1);
  // Nothing to add when a repeated 180 asks as much already.
  const isAsked = findings.some((one) => one.attention === "out-of-target");
  if (isFresh && isStaying && last && !isAsked) {
    const value = { value: last.systolic, second: last.diastolic, limit: systolicStays, count: stays.length };
    findings.push({ attention: "out-of-target", reason: { reason: "value-high", values: value } });
  }
  return findings;
}

function averageOfDay(readings: readonly CountedValue[]): Pressure {
  const mean = (pick: (one: CountedValue) => number) =>
    Math.round(readings.reduce((sum, one) => sum + pick(one), 0) / readings.length);
  return { systolic: mean((one) => one.value), diastolic: mean((one) => one.second ?? 0) };
}
