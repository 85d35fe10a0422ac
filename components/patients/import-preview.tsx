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
import {
  type FilePreview,
  type ImportCounts,
  type KnownChoice,
  knownChoices,
} from "#server/patients/import-contract.ts";
import { ImportProblems } from "./import-problems.tsx";
import { ImportRows } from "./import-rows.tsx";

type ImportPreviewProps = {
  content: string;
  known: KnownChoice;
  preview: FilePreview;
  onKnown: (known: KnownChoice) => void;
  onDone: (counts: ImportCounts) => void;
};

/** What a file would change: how it was read, how many of what, and line by line; or why it cannot be taken in. */
export function ImportPreview({ content, known, preview, onKnown, onDone }: ImportPreviewProps) {
  const words = useTranslations("patients.import");
  const { counts, problemCount } = preview;
  const isWhole = problemCount === 0;
  // A known patient with another birth date is no problem for who leaves known patients alone.
  const hasKnown =
    counts.updated + counts.unchanged + counts.skipped > 0 ||
    preview.problems.some(({ what }) => what === "another-birth-date");
  const takes = counts.added + counts.updated;
  const { run, isPending } = useAction();
  const take = () => run(() => api.patients.import.mutate({ content, known, expected: counts }), { onDone });
  return (
    <>
      <ImportProblems preview={preview} />
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
                    value={known}
                    onChange={(value) => onKnown(knownChoices.find((each) => each === value) ?? "update")}
                    isDisabled={isPending}
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
        {words("read", { encoding, separator: separatorNames[separator] ?? "semicolon" })}
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
