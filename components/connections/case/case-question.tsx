"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import type { CaseAnswer, CaseQuestion as Question } from "#db/terms/connections.ts";

const answersTo: Record<Question, readonly CaseAnswer[]> = {
  "has-gateway": ["yes", "no", "unknown", "programme"],
  "in-register": ["yes", "no", "unknown"],
};

type CaseQuestionProps = { question: Question; kind: string; current: CaseAnswer | null; onDone?: () => void };

/** One question with all its answers visible. "I do not know" is one of them, and also leads to a next step. */
export function CaseQuestion({ question, kind, current, onDone }: CaseQuestionProps) {
  const words = useTranslations("connections.case");
  const [answer, setAnswer] = useState<string | null>(current);
  const { run, isPending } = useAction();
  const chosen = answersTo[question].find((each) => each === answer);
  const choices = answersTo[question].map((id) => ({
    id,
    label: words(`answer.${id}`),
    ...(id === "unknown" || id === "programme" ? { detail: words(`detail.${id}`) } : {}),
  }));
  const send = () => {
    if (!chosen) return;
    run(() => api.connections.answer.mutate({ question, answer: chosen }), {
      done: words("saved"),
      ...(onDone ? { onDone } : {}),
    });
  };
  return (
    <Card>
      <RadioGroup
        label={<span className="text-title">{words(`question.${question}`, { kind })}</span>}
        hint={words(`hint.${question}`)}
        choices={choices}
        value={answer}
        onChange={setAnswer}
        look="cards"
      />
      <div className="pt-4">
        <Button look="primary" isDisabled={!chosen} isPending={isPending} onPress={send}>
          {words("next")}
        </Button>
      </div>
    </Card>
  );
}
