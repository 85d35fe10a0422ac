"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { MessagePreview } from "#components/messages/message-preview.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { TextArea } from "#components/ui/text-field.tsx";
import {
  type CorrectionDecision,
  correctionDecisions,
  decisionReasonMax,
  decisionReasonMin,
} from "#db/terms/consults.ts";
import { decisionLetter } from "#db/terms/correction-letters.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { spokenDay } from "#server/calendar/spoken.ts";

/** What was filled in; it outlives the dialog. */
export type DecisionDraft = { decision: CorrectionDecision | null; reason: string };

type DecideDialogProps = {
  consultId: string;
  patientId: string;
  askedAt: Date;
  lastMessageId: string | null;
  draft: DecisionDraft;
  onChange: (draft: DecisionDraft) => void;
  onClose: () => void;
};

/** Closes a request to correct the record: by what was decided and why, as the patient reads it. */
export function DecideDialog(props: DecideDialogProps) {
  const { consultId, patientId, askedAt, lastMessageId, draft, onChange, onClose } = props;
  const { decision, reason } = draft;
  const words = useTranslations("consults.acts");
  const { run, isPending } = useAction();
  const [isTried, setIsTried] = useState(false);
  /** Whoever decides has seen what was said when they began. */
  const [sawLast] = useState(lastMessageId);
  const field = useRef<HTMLTextAreaElement>(null);
  const length = reason.trim().length;
  const tooMany = length - decisionReasonMax;
  const isShort = length < decisionReasonMin;
  const problem =
    tooMany > 0 ? words("tooLong", { count: tooMany }) : isTried && isShort ? words("reasonShort") : undefined;
  const finish = () => {
    setIsTried(true);
    if (decision && (isShort || tooMany > 0)) field.current?.focus();
    if (!decision || isShort || tooMany > 0) return;
    const decided = { consultId, patientId, decision, reason, sawLast };
    run(() => api.consults.decide.mutate(decided), { done: words("decided"), onDone: onClose });
  };
  const askedOn = spokenDay(dutchDay(askedAt), "nl", { day: "numeric", month: "long" });
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={words("decideTitle")}
      actions={
        <>
          <Button onPress={onClose}>{words("keep")}</Button>
          <Button look="primary" isPending={isPending} onPress={finish}>
            {words("decideVerb")}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <RadioGroup
          label={words("decision")}
          hint={words("decideHint")}
          error={isTried && decision === null ? words("chooseDecision") : undefined}
          value={decision}
          onChange={(id) => onChange({ ...draft, decision: correctionDecisions.find((one) => one === id) ?? null })}
          choices={correctionDecisions.map((id) => ({
            id,
            label: words(`decisions.${id}`),
            ...(id === "refused" ? { detail: words("refusedDetail") } : {}),
          }))}
        />
        <TextArea
          label={words("reason")}
          hint={words("reasonHint")}
          value={reason}
          onChange={(typed) => onChange({ ...draft, reason: typed })}
          error={problem}
          inputRef={field}
        />
        {decision && !isShort ? <MessagePreview text={decisionLetter({ decision, reason, askedOn })} /> : null}
      </div>
    </Dialog>
  );
}
