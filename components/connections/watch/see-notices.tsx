"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";

/** Dismisses notices from Today, for the whole team. */
export function SeeNotices({ noticeIds }: { noticeIds: string[] }) {
  const words = useTranslations("connections.history");
  const { run, isPending } = useAction();
  return (
    <Button
      look="plain"
      size="small"
      isPending={isPending}
      onPress={() => run(() => api.connections.seeNotices.mutate({ noticeIds }))}
      className="print:hidden"
    >
      {words("mark-all")}
    </Button>
  );
}
