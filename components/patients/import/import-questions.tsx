"use client";

import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { dateOrders } from "#db/terms/patients.ts";
import type { FileAnswers, FilePreview } from "#server/patients/import/contract.ts";

type ImportQuestionsProps = {
  questions: FilePreview["questions"];
  answers: FileAnswers;
  onAnswer: (answer: Partial<FileAnswers>) => void;
  isDisabled: boolean;
};

/** What a file does not tell: how its letters were stored, and which number of a date is the day. Stays, to be changed. */
export function ImportQuestions({ questions: { names, dates }, answers, onAnswer, isDisabled }: ImportQuestionsProps) {
  const words = useTranslations("patients.import");
  const format = useFormat();
  if (!names && !dates) return null;
  return (
    <Card title={words("ask")}>
      <div className="space-y-4">
        {names ? (
          <RadioGroup
            label={words("askNames")}
            hint={words("askNamesHint")}
            value={answers.encoding ?? null}
            onChange={(value) => onAnswer({ encoding: names.find(({ encoding }) => encoding === value)?.encoding })}
            isDisabled={isDisabled}
            choices={names.map(({ encoding, names: read }) => ({
              id: encoding,
              label: read.join(", "),
              detail: words(`encodings.${encoding}`),
            }))}
          />
        ) : null}
        {dates ? (
          <RadioGroup
            label={words("askDates", { line: dates.line })}
            hint={words("askDatesHint", { written: dates.written })}
            value={answers.dates ?? null}
            onChange={(value) => onAnswer({ dates: dateOrders.find((each) => each === value) })}
            isDisabled={isDisabled}
            choices={dateOrders.map((order) => ({
              id: order,
              label: format.day(dates.days[order], { day: "numeric", month: "long", year: "numeric" }),
              detail: words(`dateOrders.${order}`),
            }))}
          />
        ) : null}
      </div>
    </Card>
  );
}
