"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";
import type { EditMeaningProps } from "./meaning-form.tsx";

const MeaningForm = dynamic(() => import("./meaning-form.tsx").then((module) => module.MeaningForm), {
  ssr: false,
  loading: Opening,
});

/** Opens the form for the meaning of a service, blank for a service that no list names yet. */
export function EditMeaning({ service, groups, today }: EditMeaningProps) {
  const words = useTranslations("catalogue");
  const [isOpen, setIsOpen] = useState(false);
  const act = service ? words(service.meaning ? "edit" : "explain") : words("add");
  return (
    <>
      <Button
        size="small"
        look={service ? "plain" : "quiet"}
        onPress={() => setIsOpen(true)}
        aria-label={service ? `${act}: ${service.name}` : undefined}
      >
        {act}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={service?.name ?? act}>
        <MeaningForm
          service={service}
          groups={groups}
          today={today}
          label={service?.name ?? act}
          onDone={() => setIsOpen(false)}
        />
      </Dialog>
    </>
  );
}
