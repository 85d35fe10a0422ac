"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";

/** Asks the worker to probe the endpoints. */
export function AskProbe() {
  const words = useTranslations("connections.actions");
  const { run, isPending } = useAction();
  return (
    <Button
      size="small"
      isPending={isPending}
      onPress={() => run(() => api.connections.askProbe.mutate(), { done: words("probe-asked") })}
    >
      {words("probe")}
    </Button>
  );
}
