"use client";

import { useTranslations } from "next-intl";
import { type FindingRule, findingRules } from "#db/terms/register.ts";
import type { Finding } from "#server/register/contract.ts";

/** Says why a list was refused or waits, and at which line of its file. */
export function useFindingWords(): (finding: Finding) => string {
  const words = useTranslations("register.refusal");
  const places = useTranslations("register.upload");
  return ({ rule, line, values }) => {
    const reason = isRule(rule)
      ? words(rule, { line: 0, element: "", value: "", expected: "", before: 0, after: 0, ...values })
      : rule;
    return line ? `${reason} ${places("where", { line })}.` : reason;
  };
}

function isRule(rule: string): rule is FindingRule {
  const known: readonly string[] = findingRules;
  return known.includes(rule);
}
