"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";

/** Says that a name in the register is somebody else's. */
export function ReleaseEntry({ providerName }: { providerName: string }) {
  const words = useTranslations("connections.ties");
  const [isOpen, setIsOpen] = useState(false);
  const { run, isPending } = useAction();
  const release = () =>
    run(() => api.connections.release.mutate({ providerName }), {
      done: words("released"),
      onDone: () => setIsOpen(false),
    });
  return (
    <>
      <Button look="plain" size="small" onPress={() => setIsOpen(true)} className="self-start print:hidden">
        {words("release")}
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        role="alertdialog"
        title={words("release-title")}
        actions={
          <>
            <Button onPress={() => setIsOpen(false)}>{words("keep")}</Button>
            <Button look="grave" isPending={isPending} onPress={release}>
              {words("release")}
            </Button>
          </>
        }
      >
        <p>{words("release-body", { name: providerName })}</p>
      </Dialog>
    </>
  );
}
