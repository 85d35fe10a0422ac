import { useTranslations } from "next-intl";
import { useFormat } from "#components/ui/use-format.ts";
import { useAlarmWords } from "./alarm-words.ts";
import { cut, lineCountMax, type PreparationFacts } from "./preparation-facts.ts";
import { useRuleWords } from "./rule-words.ts";
import { Rest, SheetPart } from "./sheet-part.tsx";

/** What was agreed with this patient. */
export function PreparationAgreements({ facts }: { facts: PreparationFacts }) {
  const words = useTranslations("measurements.preparation");
  const agreed = useAgreed(facts);
  const lines = cut(agreed, lineCountMax + 2);
  return (
    <SheetPart title={words("agreed")}>
      {agreed.length === 0 ? <p className="text-ink-soft">{words("nothing-agreed")}</p> : null}
      <ul className="list-disc pl-4">
        {lines.shown.map((line) => (
          <li key={line}>
            <span className="line-clamp-2">{line}</span>
          </li>
        ))}
      </ul>
      <Rest count={lines.rest} say={(count) => words("more", { count })} />
    </SheetPart>
  );
}

/** Personal figures, periods that run or are planned, and alarms, each as one line. */
function useAgreed({ measurements }: PreparationFacts): string[] {
  const words = useTranslations("measurements");
  const format = useFormat();
  const { name, figures } = useRuleWords();
  const sayCondition = useAlarmWords();
  return [
    ...measurements.rules
      .filter((rule) => rule.origin === "patient")
      .map((rule) => `${name(rule.rule)}: ${figures(rule)}`),
    ...measurements.protocols
      .filter((protocol) => protocol.isRunning || protocol.isPlanned)
      .map(
        ({ kind, startsOn, endsOn }) =>
          `${words(`protocols.${kind}`)}: ${words("protocol.span", { from: format.day(startsOn), until: format.day(endsOn) })}`,
      ),
    ...measurements.alarmRules.map(({ kind, condition }) =>
      words("preparation.alarm", { kind: words(`kinds.${kind}`), condition: sayCondition(kind, condition) }),
    ),
  ];
}
