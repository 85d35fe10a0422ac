"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import type { ListVersion } from "#server/register/versions/contract.ts";

/** Takes back a list that a person accepted: the former one is in force again. */
export function RestoreList({ accepted, former }: { accepted: ListVersion; former: ListVersion }) {
  const words = useTranslations("register");
  const [isAsked, setAsked] = useState(false);
  const { run, isPending } = useAction();
  const { versionId, list } = accepted;
  const restore = () =>
    run(() => api.register.restore.mutate({ versionId }), {
      done: words("restore.done"),
      onDone: () => setAsked(false),
    });
  return (
    <>
      <Button look="quiet" onPress={() => setAsked(true)}>
        {words("restore.button", { name: list ? words(`list.${list}.name`) : "" })}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={words("restore.title")}
        verb={words("restore.verb")}
        keep={words("held.cancel")}
        isGrave
        isPending={isPending}
        onConfirm={restore}
      >
        {words("restore.text", { serial: former.serial ?? 0 })}
      </ConfirmDialog>
    </>
  );
}
