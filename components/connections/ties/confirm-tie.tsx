"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";

const ConfirmTieForm = dynamic(() => import("./confirm-tie-form.tsx").then((module) => module.ConfirmTieForm), {
  ssr: false,
  loading: Opening,
});

type ConfirmTieProps = { organizationId: string; organization: string; designation: string; claim: string };

/** Confirms that an organization is who it says, after asking which proof was seen. */
export function ConfirmTie({ organizationId, organization, designation, claim }: ConfirmTieProps) {
  const words = useTranslations("connections.confirm");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button aria-label={`${words("confirm")}: ${organization}, ${claim}`} onPress={() => setIsOpen(true)}>
        {words("confirm")}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={words("confirmTitle", { organization, claim })}>
        <ConfirmTieForm organizationId={organizationId} designation={designation} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}
