"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";
import type { Representative } from "#server/patients/representatives/contract.ts";

const RepresentativeForm = dynamic(
  () => import("./representative-form.tsx").then((module) => module.RepresentativeForm),
  { ssr: false, loading: Opening },
);

type EditRepresentativeProps = { patientId: string; representative: Representative | null; today: string };

/** Opens the form of who acts for a patient: somebody new, or one that changes or ends. */
export function EditRepresentative(props: EditRepresentativeProps) {
  const words = useTranslations("patients.representative");
  const [isOpen, setIsOpen] = useState(false);
  const { representative } = props;
  return (
    <>
      <Button
        look="quiet"
        size="small"
        {...(representative ? { "aria-label": words("change", { name: representative.name }) } : {})}
        onPress={() => setIsOpen(true)}
      >
        {words(representative ? "changeShort" : "add")}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={words(representative ? "changeTitle" : "addTitle")}>
        <RepresentativeForm {...props} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}
