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
import {
  type FilePreview,
  type ImportCounts,
  type KnownChoice,
  patientFileBytesMax,
  patientFileRowsMax,
} from "#server/patients/import-contract.ts";
import { base64Of } from "./base64-of.ts";
import { ImportPreview } from "./import-preview.tsx";

type Chosen =
  | { phase: "none" | "reading" }
  | { phase: "refused"; why: string }
  | { phase: "read"; content: string; known: KnownChoice; preview: FilePreview }
  | { phase: "done"; counts: ImportCounts };

/** A file from somebody's disk, read on the server, shown, and taken in when somebody says so. */
export function ImportPatients() {
  const words = useTranslations("patients.import");
  const format = useFormat();
  const refusalWords = useRefusal();
  const [chosen, setChosen] = useState<Chosen>({ phase: "none" });
  const inspect = async (content: string, known: KnownChoice) => {
    try {
      const preview = await api.patients.inspectFile.mutate({ content, known });
      setChosen({ phase: "read", content, known, preview });
    } catch (problem) {
      setChosen({ phase: "refused", why: refusalWords(problem) });
    }
  };
  const choose = async (file: File) => {
    if (file.size > patientFileBytesMax) return setChosen({ phase: "refused", why: words("tooBig") });
    setChosen({ phase: "reading" });
    await inspect(await base64Of(file), "update");
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
          onKnown={(known) => inspect(chosen.content, known)}
          onDone={(counts) => setChosen({ phase: "done", counts })}
        />
      ) : null}
    </>
  );
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
