import type { RulesInForce } from "./book-rules.ts";
import type { WeightChange } from "./series-contract.ts";
import { type CountedValue, rounded } from "./series-rules.ts";

const hourMs = 3_600_000;

/** The newest weight against the lowest in the hours before it (rolling). Null without a weight. Gain is in kg, one decimal. */
export function weightChangeOf(values: readonly CountedValue[], rules: RulesInForce): WeightChange | null {
  const latest = values.at(-1);
  return latest ? changeAt(values, latest, rules) : null;
}

/** The largest gain of the newest weight and of those that nobody has reviewed, each against the lowest in the hours before it. */
export function steepestChangeOf(
  values: readonly CountedValue[],
  freshIds: ReadonlySet<string>,
  rules: RulesInForce,
): WeightChange | null {
  const latest = values.at(-1);
  return values
    .filter((one) => one === latest || freshIds.has(one.measurementId))
    .map((one) => changeAt(values, one, rules))
    .reduce<WeightChange | null>((most, one) => (most && most.gain > one.gain ? most : one), null);
}

/** Weights, oldest first, that gained more than was agreed over the lowest in the hours before them. */
export function steepIdsOf(values: readonly CountedValue[], rules: RulesInForce): Set<string> {
  const { hours } = rules["body-weight.gain"].values;
  let first = 0;
  const steep = values.filter((one, at) => {
    while ((values[first]?.at.getTime() ?? 0) < one.at.getTime() - hours * hourMs) first += 1;
    return changeAt(values.slice(first, at + 1), one, rules).isBeyond;
  });
  return new Set(steep.map(({ measurementId }) => measurementId));
}

function changeAt(values: readonly CountedValue[], latest: CountedValue, rules: RulesInForce): WeightChange {
  const { gain: gainMax, hours } = rules["body-weight.gain"].values;
  const lowest = lowestWithin(values, latest, hours);
  const gain = rounded(latest.value - lowest, 1);
  return { latest: latest.value, lowest, gain, hours, isBeyond: gain > gainMax };
}

/** The lowest value in the hours up to and including one value. */
export function lowestWithin(values: readonly CountedValue[], latest: CountedValue, hours: number): number {
  const from = latest.at.getTime() - hours * hourMs;
  const within = values.filter((one) => one.at.getTime() >= from && one.at <= latest.at);
  return Math.min(latest.value, ...within.map((one) => one.value));
}
