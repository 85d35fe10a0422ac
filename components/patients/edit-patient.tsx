"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";
import type { Patient } from "#server/patients/contract.ts";
import { useWho } from "./patient-facts.ts";

const PatientForm = dynamic(() => import("./patient-form.tsx").then((module) => module.PatientForm), {
  ssr: false,
  loading: Opening,
});

/** Opens the form of a patient, blank for a new one. */
export function EditPatient({ patient, today }: { patient: Patient | null; today: string }) {
  const words = useTranslations("patients");
  const who = useWho();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button look={patient ? "quiet" : "primary"} onPress={() => setIsOpen(true)}>
        {words(patient ? "edit" : "add")}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={patient ? who(patient) : words("add")}>
        <PatientForm patient={patient} today={today} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}
