"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { AlikePerson, PersonAnswer, PersonQuestion } from "#server/patients/import/contract.ts";
import { answerTo } from "./people-answers.ts";

type ImportPeopleProps = {
  questions: PersonQuestion[];
  given: PersonAnswer[];
  onChange: (given: PersonAnswer[]) => void;
  /** Sends the answers; null when the server has these already. */
  onSend: (() => void) | null;
  isDisabled: boolean;
};

const nobody = "nobody";

/**
 * Lines about somebody who could be another: both are shown, and somebody says who it is. The answers go together, as each time the
 * whole file goes along.
 */
export function ImportPeople({ questions, given, onChange, onSend, isDisabled }: ImportPeopleProps) {
  const words = useTranslations("patients.import");
  const say = useFacts();
  if (questions.length === 0) return null;
  const left = questions.filter((question) => !answerTo(question, given)).length;
  const choose = ({ person: { line }, alike }: PersonQuestion, is: string | null) => {
    const answer = { line: line ?? 0, about: alike.map(({ id }) => id), is };
    onChange([...given.filter((one) => one.line !== line), answer]);
  };
  return (
    <Card title={words("askPeople", { count: questions.length })}>
      <div className="space-y-5">
        <p className="max-w-prose text-ink-soft">{words("askPeopleText")}</p>
        {questions.map((question) => {
          const answer = answerTo(question, given);
          return (
            <RadioGroup
              key={question.person.id}
              label={words("askPerson", { line: question.person.line ?? 0, name: question.person.fullName })}
              hint={say(question.person)}
              look="cards"
              value={answer ? (answer.is ?? nobody) : null}
              onChange={(value) => choose(question, value === nobody ? null : value)}
              isDisabled={isDisabled}
              choices={[
                ...question.alike.map((one) => ({
                  id: one.id,
                  label:
                    one.line === null
                      ? words("samePerson", { name: one.fullName })
                      : words("sameLine", { line: one.line, name: one.fullName }),
                  detail: say(one),
                })),
                { id: nobody, label: words("anotherPerson"), detail: words("anotherPersonDetail") },
              ]}
            />
          );
        })}
        <div className="flex flex-wrap items-center gap-3" aria-live="polite">
          {onSend && left === 0 ? (
            <Button look="primary" onPress={onSend} isPending={isDisabled}>
              {words("sendPeople")}
            </Button>
          ) : null}
          {left > 0 ? <p className="text-ink-soft">{words("leftPeople", { count: left })}</p> : null}
        </div>
      </div>
    </Card>
  );
}

function useFacts(): (person: AlikePerson) => string {
  const words = useTranslations("patients.import");
  const whose = useTranslations("patients.told");
  const format = useFormat();
  return ({ birthDate, recordNumber, phone }) =>
    [
      whose("born", { day: format.day(birthDate, "year") }),
      recordNumber ? whose("number", { number: recordNumber }) : whose("noNumber"),
      phone ? words("factPhone", { phone }) : words("factNoPhone"),
    ].join(" · ");
}
