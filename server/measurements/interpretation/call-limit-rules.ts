import type { AgreedLimits, CallLimits, Rise } from "#db/terms/instruction-limits.ts";
import type { RulesInForce } from "./book-rules.ts";
import type { RuleFacts, TargetFacts } from "./contract.ts";

/** The condition of an alarm that is in force for this patient and kind. */
export type AgreedCondition = AgreedLimits & { rise?: number; riseHours?: number };

/**
 * The figures at which a patient is told to call: those of the rules by which the series is judged, and of the alarms agreed for this
 * patient. A target above the level of contact moves it: nobody calls about a value in target. Of two agreements the stricter one holds.
 */
export function callLimitsOf(
  rules: RulesInForce,
  targets: readonly TargetFacts[],
  alarms: readonly AgreedCondition[],
): CallLimits {
  const contact = rules["blood-pressure.contact"].values;
  const { values: ranges } = rules["blood-glucose.ranges"];
  const fasting = rules["blood-glucose.fasting"];
  const afterMeal = rules["blood-glucose.after-meal"];
  const systolicStays = Math.max(contact.systolicStays, upperOf(targets, "value"));
  const gain = rules["body-weight.gain"].values;
  return {
    systolicStays,
    diastolicStays: Math.max(contact.diastolicStays, upperOf(targets, "diastolic")),
    systolicRepeats: Math.max(contact.systolicRepeats, systolicStays),
    rises: risesOf([{ gain: gain.gain, hours: gain.hours }, ...alarms.flatMap(riseOf)]),
    low: ranges.low,
    fastingMax: isOwn(fasting) ? fasting.values.max : null,
    afterMealBelow: isOwn(afterMeal) ? afterMeal.values.below : null,
    veryHigh: isOwn(rules["blood-glucose.ranges"]) ? ranges.veryHigh : null,
    ...strictest("above", alarms, Math.min),
    ...strictest("diastolicAbove", alarms, Math.min),
    ...strictest("below", alarms, Math.max),
  };
}

function upperOf(targets: readonly TargetFacts[], value: TargetFacts["value"]): number {
  return targets.find((target) => target.value === value)?.upper ?? 0;
}

/** A figure of the practice or the patient, and not of the rule book. */
function isOwn({ origin }: Pick<RuleFacts, "origin">): boolean {
  return origin !== "book";
}

function riseOf({ rise, riseHours }: AgreedCondition): Rise[] {
  return rise === undefined || riseHours === undefined ? [] : [{ gain: rise, hours: riseHours }];
}

/** The smallest gain of each span, the shortest span first. */
function risesOf(all: readonly Rise[]): Rise[] {
  const spans = [...new Set(all.map(({ hours }) => hours))].sort((one, other) => one - other);
  return spans.map((hours) => ({
    hours,
    gain: Math.min(...all.filter((one) => one.hours === hours).map(({ gain }) => gain)),
  }));
}

function strictest(
  name: keyof AgreedLimits,
  alarms: readonly AgreedCondition[],
  pick: (...figures: number[]) => number,
): AgreedLimits {
  const figures = alarms.flatMap((alarm) => alarm[name] ?? []);
  return figures.length === 0 ? {} : { [name]: pick(...figures) };
}
