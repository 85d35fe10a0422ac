"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorWords } from "#components/api/use-refusal.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { FileButton } from "#components/ui/file-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { showToast } from "#components/ui/toast-queue.ts";
import { documentBytesMax, documentTitleMax } from "#db/terms/documents.ts";
import { uploadDocument } from "./upload-document.ts";

/** Sends a PDF or photo to a patient, whose PGO fetches it. */
export function SendDocument({ patientId }: { patientId: string }) {
  const words = useTranslations("documents.send");
  const errors = useErrorWords();
  const shell = useTranslations("shell");
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [title, setTitle] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const choose = (chosen: File) => {
    setFile(chosen);
    setProblem(chosen.size > documentBytesMax ? (errors("document.too-large", {}) ?? null) : null);
    if (title === "") setTitle(chosen.name.replace(/\.[a-z0-9]{2,5}$/i, "").slice(0, documentTitleMax));
  };
  const send = async () => {
    if (!file || isSending) return setProblem(file ? problem : words("missing"));
    setIsSending(true);
    try {
      const answer = await uploadDocument({ patientId, title, file });
      if ("refusal" in answer)
        return setProblem(errors(answer.refusal.reason, answer.refusal.values) ?? shell("broken.body"));
      showToast({ state: "fine", text: words("done") });
      setIsOpen(false);
      setFile(null);
      setTitle("");
      setProblem(null);
      router.refresh();
    } catch {
      setProblem(shell("connectionLost"));
    } finally {
      setIsSending(false);
    }
  };
  return (
    <>
      <Button onPress={() => setIsOpen(true)}>{words("verb")}</Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        title={words("title")}
        actions={
          <Button look="primary" onPress={send} isPending={isSending} isDisabled={title.trim() === ""}>
            {words("verb")}
          </Button>
        }
      >
        <div className="space-y-4">
          <p className="max-w-prose">{words("intro")}</p>
          <div className="flex flex-wrap items-center gap-3">
            <FileButton
              accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
              onChoose={choose}
              isDisabled={isSending}
            >
              {words("choose")}
            </FileButton>
            {file ? <span className="min-w-0 break-words">{file.name}</span> : null}
          </div>
          <TextField
            label={words("name")}
            hint={words("nameHint")}
            value={title}
            onChange={setTitle}
            maxLength={documentTitleMax}
          />
          {isSending ? <p role="status">{words("sending")}</p> : null}
          {problem ? (
            <Callout state="now" isLive>
              {problem}
            </Callout>
          ) : null}
        </div>
      </Dialog>
    </>
  );
}
