"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";

/** Takes back a document of ours that no PGO fetched yet. */
export function WithdrawDocument({ patientId, documentId }: { patientId: string; documentId: string }) {
  const words = useTranslations("documents");
  const { run, isPending } = useAction();
  const withdraw = () =>
    run(() => api.documents.withdraw.mutate({ patientId, documentId }), { done: words("withdrawn") });
  return (
    <Button size="small" onPress={withdraw} isPending={isPending}>
      {words("withdraw")}
    </Button>
  );
}
