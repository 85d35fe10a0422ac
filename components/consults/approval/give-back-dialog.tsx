"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextArea } from "#components/ui/text-field.tsx";
import { noteLengthMax } from "#db/terms/consults.ts";

type GiveBackDialogProps = {
  approvalId: string;
  /** Who wrote the text. */
  writerName: string;
  onClose: () => void;
};

const lengthMin = 2;

/** Gives a text back to its writer with a question that no patient reads. */
export function GiveBackDialog({ approvalId, writerName: name, onClose }: GiveBackDialogProps) {
  const words = useTranslations("consults.approval");
  const { run, isPending } = useAction();
  const [question, setQuestion] = useState("");
  const [isTried, setIsTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const length = question.trim().length;
  const tooMany = length - noteLengthMax;
  const isShort = length < lengthMin;
  const problem =
    tooMany > 0 ? words("questionLong", { count: tooMany }) : isTried && isShort ? words("questionEmpty") : undefined;
  const give = () => {
    setIsTried(true);
    if (isShort || tooMany > 0) return field.current?.focus();
    run(() => api.consults.giveBack.mutate({ approvalId, question }), {
      done: words("gaveBack", { name }),
      onDone: onClose,
    });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={words("backTitle")}
      actions={
        <>
          <Button onPress={onClose}>{words("back")}</Button>
          <Button look="primary" isPending={isPending} onPress={give}>
            {words("backVerb")}
          </Button>
        </>
      }
    >
      <TextArea
        label={words("question")}
        hint={words("backHint", { name })}
        value={question}
        onChange={setQuestion}
        rows={3}
        inputRef={field}
        {...(problem && { error: problem })}
      />
    </Dialog>
  );
}
