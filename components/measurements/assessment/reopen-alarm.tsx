"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";

/** Takes back that an alarm was handled. `name`: the patient's, for screen readers. */
export function ReopenAlarm({ alarmId, name }: { alarmId: string; name: string }) {
  const words = useTranslations("measurements.alarms");
  const { run, isPending } = useAction();
  return (
    <Button
      size="small"
      look="plain"
      isPending={isPending}
      aria-label={`${words("reopen")}: ${name}`}
      onPress={() => run(() => api.measurements.reopenAlarm.mutate({ alarmId }), { done: words("reopened") })}
    >
      {words("reopen")}
    </Button>
  );
}
