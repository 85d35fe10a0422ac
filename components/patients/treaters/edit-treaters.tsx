"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";
import type { Treaters } from "#server/patients/treaters/contract.ts";

const TreatersForm = dynamic(() => import("./treaters-form.tsx").then((module) => module.TreatersForm), {
  ssr: false,
  loading: Opening,
});

type EditTreatersProps = { patientId: string; treaters: Treaters; readerId: string | null };

/** Opens the form of who treats a patient. */
export function EditTreaters(props: EditTreatersProps) {
  const words = useTranslations("patients.treaters");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button look="quiet" size="small" onPress={() => setIsOpen(true)}>
        {words("edit")}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={words("editTitle")}>
        <TreatersForm {...props} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}
