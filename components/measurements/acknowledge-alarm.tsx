"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";

/** Says that an alarm was dealt with. `name`: whose, for who listens. */
export function AcknowledgeAlarm({ alarmId, name }: { alarmId: string; name: string }) {
  const words = useTranslations("measurements.alarms");
  const { run, isPending } = useAction();
  return (
    <Button
      size="small"
      isPending={isPending}
      aria-label={`${words("acknowledge")}: ${name}`}
      onPress={() => run(() => api.measurements.acknowledgeAlarm.mutate({ alarmId }), { done: words("acknowledged") })}
    >
      {words("acknowledge")}
    </Button>
  );
}
