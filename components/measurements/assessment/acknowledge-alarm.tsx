"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";

const OutcomeForm = dynamic(() => import("./outcome-form.tsx").then((module) => module.OutcomeForm), {
  ssr: false,
  loading: Opening,
});

/** Marks an alarm as handled, with what came of it. `name`: the patient's, for screen readers. */
export function AcknowledgeAlarm({ alarmId, name }: { alarmId: string; name: string }) {
  const words = useTranslations("measurements.alarms");
  const [isOpen, setIsOpen] = useState(false);
  const title = `${words("acknowledge")}: ${name}`;
  return (
    <>
      <Button size="small" aria-label={title} onPress={() => setIsOpen(true)}>
        {words("acknowledge")}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={title}>
        <OutcomeForm alarmId={alarmId} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}
