"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { type AttemptOutcome, attemptOutcomes } from "#db/terms/tasks.ts";

/** How an attempt to call ended, one press each. `about` names the patient for screen readers. */
export function CallAttempts({ taskId, about }: { taskId: string; about: string }) {
  const words = useTranslations("tasks.call");
  const { run, isPending } = useAction();
  const record = (outcome: AttemptOutcome) =>
    run(() => api.tasks.recordAttempt.mutate({ taskId, outcome }), {
      done: ({ isSettled }) => words(isSettled ? "settled" : "kept"),
    });
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">{words("outcome", { about })}</legend>
      {attemptOutcomes.map((outcome) => (
        <Button
          key={outcome}
          size="small"
          look={outcome === "spoken" ? "primary" : "quiet"}
          isPending={isPending}
          onPress={() => record(outcome)}
        >
          {words(`outcomes.${outcome}`)}
        </Button>
      ))}
    </fieldset>
  );
}
