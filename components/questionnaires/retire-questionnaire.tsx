"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";

type RetireQuestionnaireProps = { questionnaireId: string; isRetired: boolean };

/** Takes a list out of use, after asking; or puts it back. */
export function RetireQuestionnaire({ questionnaireId, isRetired }: RetireQuestionnaireProps) {
  const words = useTranslations("questionnaires.view");
  const [isAsking, setIsAsking] = useState(false);
  const { run, isPending } = useAction();
  const retire = () =>
    run(() => api.questionnaires.retire.mutate({ questionnaireId, isRetired: !isRetired }), {
      done: words(isRetired ? "restored-done" : "retired-done"),
      onDone: () => setIsAsking(false),
    });
  if (isRetired) {
    return (
      <Button isPending={isPending} onPress={retire}>
        {words("restore")}
      </Button>
    );
  }
  return (
    <>
      <Button onPress={() => setIsAsking(true)}>{words("retire")}</Button>
      <Dialog
        role="alertdialog"
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={words("retire-title")}
        actions={
          <>
            <Button onPress={() => setIsAsking(false)}>{words("keep")}</Button>
            <Button look="grave" isPending={isPending} onPress={retire}>
              {words("retire")}
            </Button>
          </>
        }
      >
        <p>{words("retire-body")}</p>
      </Dialog>
    </>
  );
}
