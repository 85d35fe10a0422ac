"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useRefusal } from "#components/api/use-refusal.ts";
import { Card } from "#components/ui/card.tsx";
import { FileButton } from "#components/ui/file-button.tsx";
import { FileProgress } from "#components/ui/file-progress.tsx";
import { Opening } from "#components/ui/opening.tsx";
import { Select } from "#components/ui/select.tsx";
import { importBytesMax } from "#db/terms/questionnaires.ts";
import type { InspectInput, Inspection } from "#server/questionnaires/library/contract.ts";

const InspectedFile = dynamic(() => import("./inspected-file.tsx").then((module) => module.InspectedFile), {
  ssr: false,
  loading: Opening,
});

type Release = InspectInput["release"];
type Chosen =
  | { phase: "none" | "reading" }
  | { phase: "refused"; why: string }
  | { phase: "read"; content: string; inspection: Inspection };

/** Uploads a questionnaire and shows the server's findings before anything is stored. */
export function ImportFile() {
  const words = useTranslations("questionnaires.import");
  const refusalWords = useRefusal();
  const [release, setRelease] = useState<Release>("auto");
  const [chosen, setChosen] = useState<Chosen>({ phase: "none" });
  const choose = async (file: File) => {
    if (file.size > importBytesMax) return setChosen({ phase: "refused", why: words("too-big") });
    setChosen({ phase: "reading" });
    try {
      const content = await file.text();
      const inspection = await api.questionnaires.inspect.mutate({ content, release });
      setChosen({ phase: "read", content, inspection });
    } catch (problem) {
      setChosen({ phase: "refused", why: refusalWords(problem) });
    }
  };
  return (
    <>
      <Card title={words("file")}>
        <div className="space-y-4">
          <p className="max-w-prose text-ink-soft">{words("file-text")}</p>
          <div className="flex flex-wrap items-end gap-3">
            <Select
              label={words("release")}
              className="w-60"
              value={release}
              onChange={(value) => setRelease(releases.find((each) => each === value) ?? "auto")}
              choices={releases.map((id) => ({ id, label: words(`release-${id}`) }))}
            />
            <FileButton
              accept=".json,.xml,application/json,application/xml,application/fhir+json,application/fhir+xml"
              look={chosen.phase === "read" ? "quiet" : "primary"}
              isDisabled={chosen.phase === "reading"}
              onChoose={choose}
            >
              {words(chosen.phase === "read" ? "other" : "file")}
            </FileButton>
          </div>
          <FileProgress
            isReading={chosen.phase === "reading"}
            words={words("reading")}
            refusal={chosen.phase === "refused" ? chosen.why : null}
          />
        </div>
      </Card>
      {chosen.phase === "read" ? (
        <InspectedFile key={chosen.content} content={chosen.content} inspection={chosen.inspection} />
      ) : null}
    </>
  );
}

const releases: readonly Release[] = ["auto", "stu3", "r4"];
