"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";

const WithdrawTieForm = dynamic(() => import("./withdraw-tie-form.tsx").then((module) => module.WithdrawTieForm), {
  ssr: false,
  loading: Opening,
});

/** Withdraws a confirmation, after asking why. */
export function WithdrawTie({ confirmationId, claim }: { confirmationId: string; claim: string }) {
  const words = useTranslations("connections.confirm");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button look="plain" aria-label={`${words("withdraw")}: ${claim}`} onPress={() => setIsOpen(true)}>
        {words("withdraw")}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={words("withdrawTitle", { claim })}>
        <WithdrawTieForm confirmationId={confirmationId} claim={claim} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}
