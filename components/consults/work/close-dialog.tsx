"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { type CloseReason, closeReasons } from "#db/terms/consults.ts";

type CloseDialogProps = { consultId: string; isWrittenTo: boolean; onClose: () => void };

/** Why a consult is closed without a message. Answered is no reason where nothing was written. */
export function CloseDialog({ consultId, isWrittenTo, onClose }: CloseDialogProps) {
  const words = useTranslations("consults.acts");
  const reasons = useTranslations("consults.reasons");
  const { run, isPending } = useAction();
  const [chosen, setChosen] = useState<CloseReason | null>(null);
  const offered = closeReasons.filter((reason) => isWrittenTo || reason !== "answered");
  const finish = () => {
    if (!chosen) return;
    run(() => api.consults.close.mutate({ consultId, reason: chosen }), { done: words("closed"), onDone: onClose });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={words("closeTitle")}
      actions={
        <>
          <Button onPress={onClose}>{words("keep")}</Button>
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
