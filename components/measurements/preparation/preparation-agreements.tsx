import { useTranslations } from "next-intl";
import { useAlarmWords } from "#components/measurements/agreements/alarm-words.ts";
import { useRuleWords } from "#components/measurements/agreements/rule-words.ts";
import { useFormat } from "#components/ui/use-format.ts";
import { cut, lineCountMax, type PreparationFacts } from "./preparation-facts.ts";
import { Rest, SheetPart } from "./sheet-part.tsx";

/** What was agreed with this patient, marked where it is newer than the contact that is compared with. */
export function PreparationAgreements({ facts }: { facts: PreparationFacts }) {
  const words = useTranslations("measurements.preparation");
  const agreed = useAgreed(facts);
  const lines = cut(agreed, lineCountMax + 2);
  return (
    <SheetPart title={words("agreed")}>
      {agreed.length === 0 ? <p className="text-ink-soft">{words("nothing-agreed")}</p> : null}
      <ul className="list-disc pl-4">
        {lines.shown.map(({ line, at }) => (
          <li key={line}>
            <span className="line-clamp-2">
              {line}
              {facts.since && at && at > facts.since ? <span className="font-strong"> {words("new")}</span> : null}
            </span>
          </li>
        ))}
      </ul>
      <Rest count={lines.rest} say={(count) => words("more", { count })} />
    </SheetPart>
  );
}

/** Personal rules, protocols that are running or planned, and alarms, one line each, with when it was agreed. */
function useAgreed({ measurements }: PreparationFacts): { line: string; at: Date | null }[] {
  const words = useTranslations("measurements");
  const format = useFormat();
  const { name, figures } = useRuleWords();
  const sayCondition = useAlarmWords();
  return [
    ...measurements.rules
      .filter((rule) => rule.origin === "patient")
      .map((rule) => ({ line: `${name(rule.rule)}: ${figures(rule)}`, at: rule.setAt })),
    ...measurements.protocols
      .filter((protocol) => protocol.isRunning || protocol.isPlanned)
      .map(({ kind, startsOn, endsOn, startedAt }) => ({
        line: `${words(`protocols.${kind}`)}: ${words("protocol.span", { from: format.day(startsOn), until: format.day(endsOn) })}`,
        at: startedAt,
      })),
    ...measurements.alarmRules.map(({ kind, condition, agreedAt }) => ({
      line: words("preparation.alarm", { kind: words(`kinds.${kind}`), condition: sayCondition(kind, condition) }),
      at: agreedAt,
    })),
  ];
}
