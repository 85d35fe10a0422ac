"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { urgentReasonLength } from "#db/terms/consults.ts";

/** Why a consult comes before the others. */
export function UrgentDialog({ consultId, onClose }: { consultId: string; onClose: () => void }) {
  const words = useTranslations("consults.acts");
  const { run, isPending } = useAction();
  const [reason, setReason] = useState("");
  const isReady = reason.trim().length >= urgentReasonLength.min;
  const mark = () => {
    if (!isReady || isPending) return;
    run(() => api.consults.setUrgency.mutate({ consultId, reason }), { done: words("isUrgent"), onDone: onClose });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={words("urgentTitle")}
      actions={
        <>
          <Button onPress={onClose}>{words("keep")}</Button>
          <Button look="primary" type="submit" form="urgent" isDisabled={!isReady} isPending={isPending}>
            {words("urgent")}
          </Button>
        </>
      }
    >
      <form
        id="urgent"
        onSubmit={(event) => {
          event.preventDefault();
          mark();
        }}
      >
        <TextField
          label={words("urgentWhy")}
          hint={words("urgentHint")}
          value={reason}
          onChange={setReason}
          maxLength={urgentReasonLength.max}
          autoFocus
        />
      </form>
    </Dialog>
  );
}
