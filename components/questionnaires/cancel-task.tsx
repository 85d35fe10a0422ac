"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { TaskRow } from "#server/questionnaires/contract.ts";

/** Takes back what was sent; asks first, because the patient notices. */
export function CancelTask({ task }: { task: TaskRow }) {
  const words = useTranslations("questionnaires.sent");
  const [isAsking, setIsAsking] = useState(false);
  const { run, isPending } = useAction();
  const cancel = () =>
    run(() => api.questionnaires.cancel.mutate({ taskId: task.taskId }), {
      done: words("cancelled"),
      onDone: () => setIsAsking(false),
    });
  return (
    <>
      <Button look="plain" size="small" onPress={() => setIsAsking(true)}>
        {words("cancel")}
      </Button>
      <Dialog
        role="alertdialog"
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={words("cancel-title")}
        actions={
          <>
            <Button onPress={() => setIsAsking(false)}>{words("keep")}</Button>
            <Button look="grave" isPending={isPending} onPress={cancel}>
              {words("cancel")}
            </Button>
          </>
        }
      >
        <p>{words("cancel-body", { name: task.patient.fullName, title: task.title })}</p>
      </Dialog>
    </>
  );
}
