"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorWords } from "#components/api/use-refusal.ts";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { FileButton } from "#components/ui/file-button.tsx";
import type { MarkState } from "#components/ui/mark.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import type { ImportOutcome, UploadAnswer } from "#server/register/import/contract.ts";
import { useCountWords } from "./count-words.ts";
import { useFindingWords } from "./finding-words.ts";
import { sendList } from "./send-list.ts";

type Upload =
  | { phase: "idle" | "lost" }
  | { phase: "sending"; share: number }
  | { phase: "done"; answer: UploadAnswer };

/** Uploads a list, shows the progress, and then the outcome. */
export function UploadList() {
  const words = useTranslations("register.upload");
  const router = useRouter();
  const [upload, setUpload] = useState<Upload>({ phase: "idle" });
  const choose = async (file: File) => {
    setUpload({ phase: "sending", share: 0 });
    try {
      const answer = await sendList(file, (share) => setUpload({ phase: "sending", share }));
      setUpload({ phase: "done", answer });
      router.refresh();
    } catch {
      setUpload({ phase: "lost" });
    }
  };
  return (
    <Card title={words("title")}>
      <div className="space-y-3">
        <p className="max-w-prose text-ink-soft">{words("text")}</p>
        <FileButton
          accept=".xml,application/xml,text/xml"
          look={upload.phase === "done" ? "quiet" : "primary"}
          isDisabled={upload.phase === "sending"}
          onChoose={choose}
        >
          {words(upload.phase === "done" ? "again" : "choose")}
        </FileButton>
        {upload.phase === "sending" ? <Underway share={upload.share} /> : null}
        {upload.phase === "lost" ? (
          <Callout state="now" isLive>
            {words("lost")}
          </Callout>
        ) : null}
        {upload.phase === "done" ? <Answered answer={upload.answer} /> : null}
      </div>
    </Card>
  );
}

/** Progress: first the upload, which can be measured; then the import, which cannot. */
function Underway({ share }: { share: number }) {
  const words = useTranslations("register.upload");
  if (share >= 1) {
    return (
      <p role="status" className="flex items-center gap-2">
        <Spinner />
        {words("reading")}
      </p>
    );
  }
  const percent = Math.floor(share * 100);
  return <Progress label={words("sending")} value={percent} maximum={100} words={words("percent", { percent })} />;
}

function Answered({ answer }: { answer: UploadAnswer }) {
  const errorWords = useErrorWords();
  const unknown = useTranslations("errors.general");
  if ("refusal" in answer) {
    const { reason, values } = answer.refusal;
    return (
      <Callout state="now" isLive>
        {errorWords(reason, values) ?? unknown("unknown")}
      </Callout>
    );
  }
  return <Outcome outcome={answer.outcome} />;
}

const outcomeStates: Record<ImportOutcome["outcome"], MarkState> = {
  imported: "fine",
  unchanged: "note",
  discarded: "note",
  held: "look",
  refused: "now",
};

function Outcome({ outcome }: { outcome: ImportOutcome }) {
  const words = useTranslations("register");
  const countWords = useCountWords();
  const findingWords = useFindingWords();
  const name = outcome.list ? words(`list.${outcome.list}.name`) : "";
  const ignored = Object.entries(outcome.ignored).map(([element, count]) => `${element} (${count})`);
  return (
    <Callout
      state={outcomeStates[outcome.outcome]}
      isLive
      title={words(`upload.${outcome.outcome}`, { name, serial: outcome.serial ?? 0 })}
    >
      {(outcome.outcome === "refused" || outcome.outcome === "held") && outcome.finding ? (
        <p>{findingWords(outcome.finding)}</p>
      ) : null}
      {outcome.outcome === "imported" ? <p>{countWords(outcome.counts)}</p> : null}
      {ignored.length > 0 ? (
        <p className="text-ink-soft text-small">{words("upload.ignored", { names: ignored.join(", ") })}</p>
      ) : null}
    </Callout>
  );
}
