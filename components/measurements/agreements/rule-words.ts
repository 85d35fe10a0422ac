import { useLocale, useTranslations } from "next-intl";
import { unitKey } from "#components/measurements/values/value-words.ts";
import { useFormat } from "#components/ui/use-format.ts";
import { type RuleName, ruleBook } from "#db/terms/measurement-rules.ts";
import type { RuleField } from "#db/terms/rule-fields.ts";
import { formatTime } from "#server/calendar/spoken.ts";
import type { RuleFacts } from "#server/measurements/interpretation/contract.ts";

/** The name of a rule, its figures and who agreed them, as text. */
export function useRuleWords() {
  const words = useTranslations("measurements");
  const format = useFormat();
  const locale = useLocale();
  const name = (rule: RuleName): string => words(`rules.names.${rule}`);
  const fieldName = (field: string): string => {
    const key = fieldKey(field);
    return key ? words(`rules.fields.${key}`) : field;
  };
  const unit = (field: RuleField): string => (field.type === "switch" ? "" : words(`units.${unitKey(field.unit)}`));
  const figure = (field: RuleField | undefined, value: number | boolean | null | undefined): string => {
    if (value === null || value === undefined) return words("rules.no-figure");
    if (typeof value === "boolean") return words(value ? "rules.yes" : "rules.no");
    const decimals = field?.type === "number" ? field.decimals : 0;
    const number = format.number(value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    const named = field ? unit(field) : "";
    if (!named || (field?.type === "number" && field.unit === "1")) return number;
    return named === "%" ? `${number}%` : `${number}\u00A0${named}`;
  };
  /** "bovendruk lager dan 135 mmHg, onderdruk lager dan 85 mmHg"; figures that are not set are left out. */
  /** A yes or no is said as a sentence. */
  const flag = (key: string, value: unknown): string | null => {
    if (typeof value !== "boolean" || (key !== "isUsed" && key !== "isLeftOut")) return null;
    return words(`rules.flags.${key}`, { is: value ? "yes" : "no" });
  };
  const figures = ({ rule, values }: Pick<RuleFacts, "rule" | "values">): string => {
    const fields = Object.entries(fieldsOf(rule));
    const told = fields.filter(([key]) => values[key] !== null && values[key] !== undefined);
    if (told.length === 0) return words("rules.no-figure");
    return told
      .map(([key, field]) => flag(key, values[key]) ?? `${lowered(fieldName(key))} ${figure(field, values[key])}`)
      .join(", ");
  };
  const by = (rule: RuleFacts): string => {
    if (rule.origin === "book") return `${words("rules.origins.book")}.`;
    const day = rule.setAt ? formatTime(rule.setAt, new Date(), locale, "day") : "";
    return words("rules.agreed", {
      origin: words(`rules.origins.${rule.origin}`),
      name: rule.setByName ?? words("somebody"),
      day,
    });
  };
  return { name, fieldName, figure, figures, by, unit };
}

export function fieldsOf(rule: RuleName): Record<string, RuleField> {
  return ruleBook[rule].fields;
}

const fieldKeys = [
  "systolicBelow",
  "diastolicBelow",
  "systolicMin",
  "isUsed",
  "olderThanYears",
  "days",
  "morningCount",
  "eveningCount",
  "isLeftOut",
  "readingsMin",
  "daysMin",
  "systolicStays",
  "diastolicStays",
  "systolicRepeats",
  "zeroShareMax",
  "min",
  "max",
  "below",
  "veryLow",
  "low",
  "high",
  "veryHigh",
  "veryLowShareMax",
  "lowShareMax",
  "inRangeShareMin",
  "highShareMax",
  "veryHighShareMax",
  "windowDays",
  "momentReadingsMin",
  "sensorDaysMin",
  "sensorShareMin",
  "gain",
  "hours",
] as const;

function fieldKey(field: string): (typeof fieldKeys)[number] | undefined {
  return fieldKeys.find((known) => known === field);
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
