"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";

/** Stops a list that is sent again and again, after asking. */
export function EndSeries({ seriesId, title }: { seriesId: string; title: string }) {
  const words = useTranslations("questionnaires.patient");
  const [isAsking, setIsAsking] = useState(false);
  const { run, isPending } = useAction();
  const end = () =>
    run(() => api.questionnaires.endSeries.mutate({ seriesId }), {
      done: words("ended"),
      onDone: () => setIsAsking(false),
    });
  return (
    <>
      <Button look="plain" size="small" aria-label={`${words("end")}: ${title}`} onPress={() => setIsAsking(true)}>
        {words("end")}
      </Button>
      <Dialog
        role="alertdialog"
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={words("end-title")}
        actions={
          <>
            <Button onPress={() => setIsAsking(false)}>{words("keep")}</Button>
            <Button look="grave" isPending={isPending} onPress={end}>
              {words("end")}
            </Button>
          </>
        }
      >
        <p>{words("end-body", { title })}</p>
      </Dialog>
    </>
  );
}
