"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";

/** Checks the register again and updates the steps. */
export function CheckAgain() {
  const words = useTranslations("connections.case");
  const { run, isPending } = useAction();
  const check = () =>
    run(() => api.connections.answer.mutate({ question: "in-register", answer: "unknown" }), {
      done: words("checked"),
    });
  return (
    <Button size="small" isPending={isPending} onPress={check} className="print:hidden">
      <RotateCw aria-hidden="true" className="size-4" />
      {words("check-now")}
    </Button>
  );
}
