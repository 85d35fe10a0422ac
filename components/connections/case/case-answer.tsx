"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { When } from "#components/ui/when.tsx";
import type { CaseAnswer as Answer, CaseQuestion as Question } from "#db/terms/connections.ts";
import type { AnswerFacts } from "#server/connections/case/contract.ts";
import { CaseQuestion } from "./case-question.tsx";

type CaseAnswerProps = {
  question: Question;
  kind: string;
  answer: Answer;
  /** Newest first. */
  history: AnswerFacts[];
  mayAnswer: boolean;
};

/**
 * An answered question: the answer, who gave it and when, what the register showed, earlier answers, and a way to
 * change it.
 */
export function CaseAnswer({ question, kind, answer, history, mayAnswer }: CaseAnswerProps) {
  const words = useTranslations("connections.case");
  const [isChanging, setIsChanging] = useState(false);
  const [latest, ...earlier] = history;
  if (isChanging) {
    return <CaseQuestion question={question} kind={kind} current={answer} onDone={() => setIsChanging(false)} />;
  }
  return (
    <div className="rounded-card border border-line bg-raised p-card shadow-raised">
      <div className="flex items-start justify-between gap-3">
        <div className="flex min-w-0 gap-3">
          <Mark state="fine" className="mt-0.75" />
          <div className="min-w-0">
            <p className="text-ink-soft">{words(`question.${question}`, { kind })}</p>
            <p className="font-strong text-large">{words(`answer.${answer}`)}</p>
            {latest ? <GivenBy facts={latest} /> : null}
          </div>
        </div>
        {mayAnswer ? (
          <Button
            look="plain"
            size="small"
            onPress={() => setIsChanging(true)}
            aria-label={`${words("change")}: ${words(`question.${question}`, { kind })}`}
            className="shrink-0 print:hidden"
          >
            {words("change")}
          </Button>
        ) : null}
      </div>
      {earlier.length > 0 ? (
        <details className="mt-3 border-line border-t pt-3 text-small">
          <summary className="cursor-pointer text-ink-soft">{words("history")}</summary>
          <ol className="space-y-1 pt-2 pl-7">
            {earlier.map((facts) => (
              <li key={facts.answerId}>
                <span className="font-strong">{words(`answer.${facts.answer}`)}</span>
                <GivenBy facts={facts} />
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </div>
  );
}

function GivenBy({ facts }: { facts: AnswerFacts }) {
  const words = useTranslations("connections");
  const somebody = facts.answeredByName ?? words("ties.somebody");
  return (
    <p className="text-ink-soft text-small">
      {facts.isByRegister ? words("case.register") : somebody} · <When at={facts.answeredAt} />
      {facts.evidence ? (
        <>
          {" · "}
          {words("case.evidence", {
            state: words(`states.${facts.evidence.state}`),
            serial: String(facts.evidence.serial ?? "–"),
          })}
        </>
      ) : null}
    </p>
  );
}
