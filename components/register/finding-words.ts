"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FindingRule, findingRules } from "#db/terms/register.ts";
import { timeToTheSecond } from "#server/calendar/spoken.ts";
import type { Finding } from "#server/register/import/contract.ts";

/** Why a list was refused or held: every reason, with the line in the file when there is one. */
export function useFindingWords(): (finding: Finding) => string {
  const words = useTranslations("register.refusal");
  const places = useTranslations("register.upload");
  const locale = useLocale();
  const reasonOf = ({ rule, values }: Pick<Finding, "rule" | "values">) =>
    isRule(rule)
      ? words(rule, {
          ...{ line: 0, element: "", value: "", expected: "", before: 0, after: 0 },
          ...(rule === "stamped-earlier" ? spoken(values, locale) : values),
        })
      : rule;
  return ({ line, further = [], ...first }) => {
    const reasons = [first, ...further].map(reasonOf).join(" ");
    return line ? `${reasons} ${places("where", { line })}.` : reasons;
  };
}

/** Values that are moments, as people say them. */
function spoken(values: Finding["values"], locale: string): Record<string, string> {
  const moments = Object.entries(values ?? {});
  return Object.fromEntries(moments.map(([name, at]) => [name, timeToTheSecond(new Date(at), locale)]));
}

function isRule(rule: string): rule is FindingRule {
  const known: readonly string[] = findingRules;
  return known.includes(rule);
}
