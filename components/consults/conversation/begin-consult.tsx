"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";

const BeginConsultForm = dynamic(() => import("./begin-consult-form.tsx").then((module) => module.BeginConsultForm), {
  ssr: false,
  loading: Opening,
});

/** A message to this patient, at any time. */
export function BeginConsult({ patientId }: { patientId: string }) {
  const words = useTranslations("consults.patient");
  const [isOpen, setIsOpen] = useState(false);
  /** What is written and not sent: closing the dialog loses nothing. */
  const begun = useRef("");
  return (
    <>
      <Button look="primary" onPress={() => setIsOpen(true)}>
        {words("begin")}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={words("begin")}>
        <BeginConsultForm patientId={patientId} begun={begun} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}
