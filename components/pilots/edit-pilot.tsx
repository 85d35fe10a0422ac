"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";
import type { PilotFacts } from "#server/pilots/contract.ts";

const PilotForm = dynamic(() => import("./pilot-form.tsx").then((module) => module.PilotForm), {
  ssr: false,
  loading: Opening,
});

/** Opens the form of a pilot, blank for a new one. */
export function EditPilot({ pilot, today }: { pilot: PilotFacts | null; today: string }) {
  const words = useTranslations("pilots");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        size={pilot ? "small" : undefined}
        look={pilot ? "quiet" : "primary"}
        onPress={() => setIsOpen(true)}
        aria-label={pilot ? `${words("edit")}: ${pilot.name}` : undefined}
      >
        {words(pilot ? "edit" : "add")}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={pilot?.name ?? words("add")}>
        <PilotForm pilot={pilot} today={today} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}
