"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { knownChoices } from "#db/terms/patients.ts";
import type { FileAnswers, FilePreview, ImportCounts, PersonAnswer } from "#server/patients/import/contract.ts";
import { ImportPeople } from "./import-people.tsx";
import { ImportProblems } from "./import-problems.tsx";
import { ImportQuestions } from "./import-questions.tsx";
import { ImportRows } from "./import-rows.tsx";

type ImportPreviewProps = {
  content: string;
  answers: FileAnswers;
  preview: FilePreview;
  /** Who is whom, as answered on screen, and whether that is more than the preview knows. */
  people: PersonAnswer[];
  hasNewPeople: boolean;
  onPeople: (people: PersonAnswer[]) => void;
  /** Previews the file anew, with what was answered. */
  onAnswer: (answer: Partial<FileAnswers>) => Promise<void>;
  onDone: (counts: ImportCounts) => void;
};

/** What a file would change: how it was parsed, the counts, and the rows; or why it cannot be imported. First what it asks. */
export function ImportPreview(props: ImportPreviewProps) {
  const { content, answers, preview, people, hasNewPeople, onPeople, onAnswer, onDone } = props;
  const words = useTranslations("patients.import");
  const { counts, problemCount, questions } = preview;
  const isAsking = preview.isAsking || hasNewPeople;
  // Until letters and dates are read as they were meant, the server asks nothing about people, and problems are a guess.
  const isGuess = preview.isAsking && questions.people.length === 0;
  const isWhole = problemCount === 0 && !isAsking;
  // A different birth date of a known patient is only a problem when known patients are updated.
  const hasKnown =
    !isAsking &&
    (counts.updated + counts.unchanged + counts.skipped > 0 ||
      preview.problems.some(({ what }) => what === "another-birth-date"));
  const takes = counts.added + counts.updated;
  const { run, isPending } = useAction();
  const answer = useAction();
  const isBusy = isPending || answer.isPending;
  // A refusal says that something is another now: the preview shows it, and asks again.
  const take = () =>
    run(
      () =>
        api.patients.import.mutate({ content, ...answers, expected: counts }).catch(async (problem: unknown) => {
          await onAnswer({});
          throw problem;
        }),
      { onDone },
    );
  return (
    <>
      <ImportQuestions questions={questions} answers={answers} onAnswer={onAnswer} isDisabled={isBusy} />
      {isGuess ? null : <ImportProblems preview={preview} />}
      <ImportPeople
        questions={questions.people}
        given={people}
        onChange={onPeople}
        onSend={hasNewPeople ? () => answer.run(() => onAnswer({})) : null}
        isDisabled={isBusy}
      />
      <div className="grid items-start gap-5 desk:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {isWhole ? <ImportRows rows={preview.rows} /> : null}
        <div className="grid gap-5 max-desk:order-first">
          {isWhole || hasKnown ? (
            <Card title={words("what")}>
              <div className="space-y-4" aria-live="polite">
                {isWhole ? <FileCounts counts={counts} /> : null}
                {hasKnown ? (
                  <RadioGroup
                    label={words("known")}
                    value={answers.known}
                    onChange={(value) => onAnswer({ known: knownChoices.find((each) => each === value) ?? "update" })}
                    isDisabled={isBusy}
                    choices={knownChoices.map((id) => ({ id, label: words(id), detail: words(`${id}Detail`) }))}
                  />
                ) : null}
                {isWhole && takes > 0 ? (
                  <Button look="primary" isPending={isPending} onPress={take}>
                    {words("take", { count: takes })}
                  </Button>
                ) : null}
                {isWhole && takes === 0 ? <Callout state="fine">{words("nothing")}</Callout> : null}
              </div>
            </Card>
          ) : null}
          <FileColumns preview={preview} />
        </div>
      </div>
    </>
  );
}

function FileCounts({ counts }: { counts: ImportCounts }) {
  const words = useTranslations("patients.import.counts");
  const format = useFormat();
  const shown = (["added", "updated", "unchanged", "skipped", "withoutBsn"] as const).filter(
    (name) => name === "added" || counts[name] > 0,
  );
  return <DescriptionList facts={shown.map((name) => ({ term: words(name), detail: format.number(counts[name]) }))} />;
}

const separatorNames: Record<string, string> = { ",": "comma", "\t": "tab" };

function FileColumns({ preview: { encoding, separator, columns } }: { preview: FilePreview }) {
  const words = useTranslations("patients.import");
  const unused = columns.filter(({ field }) => field === null).map(({ name }) => name);
  return (
    <Card title={words("fileCard")}>
      <p className="pb-3 text-ink-soft">
        {words("read", {
          encoding: words(`encodings.${encoding}`),
          separator: separatorNames[separator] ?? "semicolon",
        })}
      </p>
      <DescriptionList
        facts={[
          { term: words("used"), detail: columns.flatMap(({ name, field }) => (field ? [name] : [])).join(", ") },
          ...(unused.length > 0 ? [{ term: words("unused"), detail: unused.join(", ") }] : []),
        ]}
      />
    </Card>
  );
}
