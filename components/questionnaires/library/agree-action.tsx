"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";
import type { AgreeActionProps } from "./action-form.tsx";

const ActionForm = dynamic(() => import("./action-form.tsx").then((module) => module.ActionForm), {
  ssr: false,
  loading: Opening,
});

/** Opens the form for an agreed action, prefilled with the current one or with the suggestion. */
export function AgreeAction({ questionnaireId, action }: AgreeActionProps) {
  const words = useTranslations("questionnaires.action");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="pt-2">
      <Button size="small" onPress={() => setIsOpen(true)}>
        {words(action.agreed ? "edit" : "begin")}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={words("title")}>
        <ActionForm questionnaireId={questionnaireId} action={action} onDone={() => setIsOpen(false)} />
      </Dialog>
    </div>
  );
}
