"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useRefusal } from "#components/api/use-refusal.ts";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { FileButton } from "#components/ui/file-button.tsx";
import { FileProgress } from "#components/ui/file-progress.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { patientFileBytesMax, patientFileRowsMax } from "#db/terms/patients.ts";
import type { FileAnswers, FilePreview, ImportCounts, PersonAnswer } from "#server/patients/import/contract.ts";
import { base64Of } from "./base64-of.ts";
import { ImportPreview } from "./import-preview.tsx";
import { answerTo } from "./people-answers.ts";

type Chosen =
  | { phase: "none" | "reading" }
  | { phase: "refused"; why: string }
  | { phase: "read"; content: string; answers: FileAnswers; people: PersonAnswer[]; preview: FilePreview }
  | { phase: "done"; counts: ImportCounts };

/** Uploads a file, shows the server's preview, and imports it after confirmation. */
export function ImportPatients() {
  const words = useTranslations("patients.import");
  const format = useFormat();
  const refusalWords = useRefusal();
  const [chosen, setChosen] = useState<Chosen>({ phase: "none" });
  const inspect = async (content: string, answers: FileAnswers) => {
    try {
      const preview = await api.patients.inspectFile.mutate({ content, ...answers });
      setChosen({ phase: "read", content, answers, people: answers.people ?? [], preview });
    } catch (problem) {
      setChosen({ phase: "refused", why: refusalWords(problem) });
    }
  };
  const choose = async (file: File) => {
    if (file.size > patientFileBytesMax) return setChosen({ phase: "refused", why: words("tooBig") });
    setChosen({ phase: "reading" });
    await inspect(await base64Of(file), { known: "update" });
  };
  return (
    <>
      <Card title={words("fileCard")}>
        <div className="space-y-4">
          <p className="max-w-prose text-ink-soft">{words("fileText", { rows: format.number(patientFileRowsMax) })}</p>
          <FileButton
            accept=".csv,.txt,text/csv,text/plain"
            look={chosen.phase === "none" || chosen.phase === "refused" ? "primary" : "quiet"}
            isDisabled={chosen.phase === "reading"}
            onChoose={choose}
          >
            {words(chosen.phase === "none" ? "file" : "other")}
          </FileButton>
          <FileProgress
            isReading={chosen.phase === "reading"}
            words={words("reading")}
            refusal={chosen.phase === "refused" ? chosen.why : null}
          />
          {chosen.phase === "done" ? <Imported counts={chosen.counts} /> : null}
        </div>
      </Card>
      {chosen.phase === "read" ? (
        <ImportPreview
          {...chosen}
          hasNewPeople={chosen.people !== chosen.answers.people && chosen.people.length > 0}
          onPeople={(people) => setChosen({ ...chosen, people })}
          onAnswer={(answer) => inspect(chosen.content, { ...chosen.answers, people: answersAsked(chosen), ...answer })}
          onDone={(counts) => setChosen({ phase: "done", counts })}
        />
      ) : null}
    </>
  );
}

/** The answers to what is asked now: one to a question that went is not sent. */
function answersAsked({ people, preview }: { people: PersonAnswer[]; preview: FilePreview }): PersonAnswer[] {
  return preview.questions.people.flatMap((question) => answerTo(question, people) ?? []);
}

function Imported({ counts }: { counts: ImportCounts }) {
  const words = useTranslations("patients.import");
  const { added, updated, unchanged, skipped } = counts;
  return (
    <Callout state="fine" isLive actions={<LinkButton href="/patients">{words("toList")}</LinkButton>}>
      {words("done", { added, updated, left: unchanged + skipped })}
    </Callout>
  );
}
