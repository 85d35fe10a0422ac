"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";

/** Marks a task as done. `text` names the task for screen readers. */
export function FinishTask({ taskId, text }: { taskId: string; text: string }) {
  const words = useTranslations("tasks.finish");
  const { run, isPending } = useAction();
  return (
    <Button
      size="small"
      isPending={isPending}
      aria-label={`${words("verb")}: ${text}`}
      onPress={() => run(() => api.tasks.finish.mutate({ taskId }), { done: words("done") })}
    >
      {words("verb")}
    </Button>
  );
}
