import { useTranslations } from "next-intl";
import { useFormat } from "#components/ui/use-format.ts";
import type { RuleFacts } from "#server/measurements/interpretation/contract.ts";
import { useRuleWords } from "./rule-words.ts";

/** What an assessment is based on: each rule with its figures, who agreed them, and the source of the default. */
export function RuleSources({ rules }: { rules: RuleFacts[] }) {
  const words = useTranslations("measurements");
  if (rules.length === 0) return null;
  return (
    <details className="group">
      <summary className="w-fit rounded-mark text-ink-soft text-small hover:text-ink">
        {words("panel.rests-on")}
      </summary>
      <ul className="mt-2 space-y-3 border-line border-l-2 pl-3">
        {rules.map((rule) => (
          <li key={`${rule.rule}${rule.ruleId}`}>
            <RuleSource rule={rule} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** One rule: its figures, who agreed them, the source, and how certain that source is. */
export function RuleSource({ rule }: { rule: RuleFacts }) {
  return (
    <div className="max-w-prose text-small">
      <RuleFigures rule={rule} />
      <RuleOrigin rule={rule} />
    </div>
  );
}

/** The figures of a rule as text. */
export function RuleFigures({ rule }: { rule: RuleFacts }) {
  const { name, figures } = useRuleWords();
  return (
    <p>
      <strong>{name(rule.rule)}:</strong> {figures(rule)}
    </p>
  );
}

/** Who agreed a rule and why, its source, and how certain that source is. */
export function RuleOrigin({ rule }: { rule: RuleFacts }) {
  const words = useTranslations("measurements.rules");
  const { by } = useRuleWords();
  const format = useFormat();
  const noted = format.day(rule.notedOn, { dateStyle: "medium" });
  const source =
    rule.source === "own"
      ? words("own-choice")
      : words("source", { source: rule.section ? `${rule.source}, ${rule.section}` : rule.source });
  return (
    <div className="text-ink-soft text-small">
      <p>
        {by(rule)}
        {rule.reason ? ` “${rule.reason}”` : null}
      </p>
      <p>
        {source}. {words(`confidence.${rule.confidence}`)}. {words("noted", { day: noted })}.
      </p>
    </div>
  );
}
