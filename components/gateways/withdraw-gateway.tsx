"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { TrustFacts } from "#server/gateways/contract.ts";

/** Believes a DVA no more, after asking. */
export function WithdrawGateway({ trust }: { trust: TrustFacts }) {
  const words = useTranslations("gateways");
  const [isOpen, setIsOpen] = useState(false);
  const { run, isPending } = useAction();
  const withdraw = () =>
    run(() => api.gateways.withdraw.mutate({ trustId: trust.trustId }), {
      done: words("withdrawn"),
      onDone: () => setIsOpen(false),
    });
  return (
    <>
      <Button
        size="small"
        look="plain"
        onPress={() => setIsOpen(true)}
        aria-label={`${words("withdraw")}: ${trust.name}`}
      >
        {words("withdraw")}
      </Button>
      <Dialog
        role="alertdialog"
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        title={words("withdrawTitle", { name: trust.name })}
      >
        <p>{words("withdrawBody")}</p>
        <div className="flex justify-end gap-2 pt-5">
          <Button onPress={() => setIsOpen(false)}>{words("keep")}</Button>
          <Button look="grave" isPending={isPending} onPress={withdraw}>
            {words("withdraw")}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
