"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";

/** Says that a task is done. `text`: which, for who listens. */
export function FinishTask({ taskId, text }: { taskId: string; text: string }) {
  const words = useTranslations("reviews.today");
  const { run, isPending } = useAction();
  return (
    <Button
      size="small"
      isPending={isPending}
      aria-label={`${words("done")}: ${text}`}
      onPress={() => run(() => api.reviews.finishTask.mutate({ taskId }), { done: words("taskDone") })}
    >
      {words("done")}
    </Button>
  );
}
