"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useTakeOver } from "#components/consults/transfer/use-take-over.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { type CloseReason, closeReasons } from "#db/terms/consults.ts";

type CloseDialogProps = { consultId: string; patientId: string; isWrittenTo: boolean; onClose: () => void };

/** Why a consult is closed without a message, and whether it goes to the HIS with that. Answered is no reason where nothing was written. */
export function CloseDialog({ consultId, patientId, isWrittenTo, onClose }: CloseDialogProps) {
  const words = useTranslations("consults.acts");
  const reasons = useTranslations("consults.reasons");
  const { takeOver, run, isPending } = useTakeOver({ consultId, patientId });
  const [chosen, setChosen] = useState<CloseReason | null>(null);
  const offered = closeReasons.filter((reason) => isWrittenTo || reason !== "answered");
  const finish = () => {
    if (!chosen) return;
    run(() => api.consults.close.mutate({ consultId, reason: chosen }), { done: words("closed"), onDone: onClose });
  };
  const finishAndTake = () => {
    if (!chosen) return;
    takeOver({
      closes: chosen,
      store: (sawLast) => api.consults.close.mutate({ consultId, reason: chosen, takenOver: { sawLast } }),
      done: words("closedAndTaken"),
      onDone: onClose,
    });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={words("closeTitle")}
      actions={
        <>
          <Button onPress={onClose}>{words("keep")}</Button>
          <Button isDisabled={chosen === null} isPending={isPending} onPress={finishAndTake}>
            {words("closeAndTake")}
          </Button>
          <Button look="primary" isDisabled={chosen === null} isPending={isPending} onPress={finish}>
            {words("closeVerb")}
          </Button>
        </>
      }
    >
      <RadioGroup
        label={words("why")}
        hint={words("closeHint")}
        value={chosen}
        onChange={(id) => setChosen(offered.find((reason) => reason === id) ?? null)}
        choices={offered.map((reason) => ({ id: reason, label: reasons(reason) }))}
      />
    </Dialog>
  );
}
