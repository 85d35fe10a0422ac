import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { ruleBook } from "#db/terms/measurement-rules.ts";
import { measurementKinds } from "#db/terms/measurements.ts";
import type { RuleFacts } from "#server/measurements/interpretation/contract.ts";
import { ChangeRuleAct } from "./change-rule-act.tsx";
import { RuleOrigin } from "./rule-sources.tsx";
import { useRuleWords } from "./rule-words.ts";

/** Every assessment rule, by kind: its figures, who set them, the source, and how certain that source is. */
export function RuleList({ rules, mayChange }: { rules: RuleFacts[]; mayChange: boolean }) {
  const words = useTranslations("measurements");
  const groups = [null, ...measurementKinds].map((kind) => ({
    kind,
    rules: rules.filter(({ rule }) => ruleBook[rule].kind === kind),
  }));
  return groups
    .filter((group) => group.rules.length > 0)
    .toSorted((one, other) => Number(one.kind === null) - Number(other.kind === null))
    .map(({ kind, rules: own }) => (
      <Card key={kind ?? "any"} title={kind ? words(`kinds.${kind}`) : words("rules.any-kind")} padding="bare">
        <ul>
          {own.map((rule) => (
            <RuleRow key={rule.rule} rule={rule} mayChange={mayChange} />
          ))}
        </ul>
      </Card>
    ));
}

function RuleRow({ rule, mayChange }: { rule: RuleFacts; mayChange: boolean }) {
  const words = useTranslations("measurements.rules");
  const { name, figures } = useRuleWords();
  const isOwn = rule.origin === "organization";
  return (
    <li
      id={rule.rule}
      className="grid gap-x-6 gap-y-1 border-line border-t px-card py-3 first:border-t-0 desk:grid-cols-[minmax(0,5fr)_minmax(0,6fr)_auto]"
    >
      <div className="min-w-0">
        <h3 className="flex flex-wrap items-center gap-x-2 font-strong">
          {name(rule.rule)}
          {isOwn ? <Badge state="open">{words("own")}</Badge> : null}
        </h3>
        <p className="first-letter:uppercase">{figures(rule)}</p>
        {isOwn ? (
          <p className="text-ink-soft text-small">
            {words("book-says", { figures: figures({ rule: rule.rule, values: ruleBook[rule.rule].values }) })}
          </p>
        ) : null}
      </div>
      <RuleOrigin rule={rule} />
      <div className="desk:-my-1">{mayChange ? <ChangeRuleAct rule={rule} /> : null}</div>
    </li>
  );
}
