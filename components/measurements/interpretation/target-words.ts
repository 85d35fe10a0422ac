import { useLocale, useTranslations } from "next-intl";
import { useValueWords } from "#components/measurements/values/value-words.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import { formatTime } from "#server/calendar/spoken.ts";
import type { RuleFacts, TargetFacts } from "#server/measurements/interpretation/contract.ts";

/** Targets and who agreed them, as text. */
export function useTargetWords(kind: MeasurementKind) {
  const words = useTranslations("measurements");
  const say = useValueWords(kind);
  const locale = useLocale();
  /** "lager dan 135", "4,5 tot en met 8,0", "minstens 94"; without the unit. */
  const range = ({ lower, upper, isUpperOpen }: Pick<TargetFacts, "lower" | "upper" | "isUpperOpen">): string => {
    if (lower !== null && upper !== null) {
      const key = isUpperOpen ? "target.between-open" : "target.between";
      return words(key, { lower: say.number(lower), upper: say.number(upper) });
    }
    if (upper !== null) return words(isUpperOpen ? "target.below" : "target.at-most", { upper: say.number(upper) });
    return lower === null ? words("target.none") : words("target.at-least", { lower: say.number(lower) });
  };
  /** Both targets of a blood pressure, "lager dan 135/85"; those of glucose each with their moment of the day. */
  const all = (targets: readonly TargetFacts[]): string => {
    const [first, second] = [
      targets.find((one) => one.value === "value"),
      targets.find((one) => one.value === "diastolic"),
    ];
    const isPair = first && second && first.lower === null && first.upper !== null && second.upper !== null;
    if (isPair) {
      const upper = say.bare({ value: first.upper, diastolic: second.upper });
      return words(first.isUpperOpen ? "target.below" : "target.at-most", { upper });
    }
    return targets
      .map((target) => (target.moment ? `${words(`moments.${target.moment}`)} ${range(target)}` : range(target)))
      .join(", ");
  };
  /** Who agreed it: "dr. Vos, 3 mrt", "de praktijk, 3 mrt", "standaard". */
  const by = (rule: RuleFacts): string => {
    const day = rule.setAt ? formatTime(rule.setAt, new Date(), locale, "day") : "";
    if (rule.origin === "book") return words("target.by-book");
    const name = rule.setByName ?? words("somebody");
    return rule.origin === "patient"
      ? words("target.by-person", { name, day })
      : words("target.by-organization", { name, day });
  };
  return { range, all, by };
}
