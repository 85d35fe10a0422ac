import { useTranslations } from "next-intl";
import { useAnswerWords } from "#components/questionnaires/items/answer-words.ts";
import { useBothWords } from "#components/questionnaires/items/both-words.ts";
import { Callout } from "#components/ui/callout.tsx";
import { When } from "#components/ui/when.tsx";
import type { ResponseView } from "#server/questionnaires/answers/contract.ts";
import type { ActionView } from "#server/questionnaires/library/contract.ts";

/** Flagged answers, with the action that the practice agreed on. */
export function FlaggedAnswers({ flagged }: { flagged: ResponseView["flagged"] }) {
  const words = useTranslations("questionnaires.response");
  const answerWords = useAnswerWords();
  if (flagged.length === 0) return null;
  return (
    <section aria-label={words("flagged")} className="space-y-3">
      {flagged.map(({ line, action }) => (
        <Callout key={line.linkId} state="now" title={`${line.prefix ? `${line.prefix}. ` : ""}${line.text ?? ""}`}>
          <p>{words("flagged-answer", { answer: line.values.map(answerWords).join(", ") })}</p>
          <AgreedAction action={action} />
        </Callout>
      ))}
    </section>
  );
}

/** The agreed action, by whom and when; or that it is only a suggestion. */
export function AgreedAction({ action }: { action: ActionView }) {
  const words = useTranslations("questionnaires.action");
  const bothWords = useBothWords();
  const { agreed } = action;
  return (
    <div className="pt-2">
      <p>{agreed ? agreed.text : bothWords(action.suggestion)}</p>
      <p className="pt-0.5 text-ink-soft text-small">
        {agreed === null
          ? words("suggestion")
          : agreed.byName === null
            ? words.rich("agreed-unknown", { when: () => <When at={agreed.at} precision="day" /> })
            : words.rich("agreed", { name: agreed.byName, when: () => <When at={agreed.at} precision="day" /> })}
      </p>
    </div>
  );
}
