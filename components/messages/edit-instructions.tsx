"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";
import type { Instructions } from "#server/messages/instruction-contract.ts";

const InstructionForm = dynamic(() => import("./instruction-form.tsx").then((module) => module.InstructionForm), {
  ssr: false,
  loading: Opening,
});

/** Opens the text of the instructions of one protocol. */
export function EditInstructions({ instructions }: { instructions: Instructions }) {
  const words = useTranslations("messages.templates");
  const name = useTranslations("measurements.protocols")(instructions.kind);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button size="small" look="plain" onPress={() => setIsOpen(true)} aria-label={`${words("change")}: ${name}`}>
        {words("change")}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={name}>
        <InstructionForm instructions={instructions} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}
