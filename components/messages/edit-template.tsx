"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";
import type { MessageTemplate } from "#server/messages/template-contract.ts";

const TemplateForm = dynamic(() => import("./template-form.tsx").then((module) => module.TemplateForm), {
  ssr: false,
  loading: Opening,
});

/** Opens the form of a template, blank for a new one. */
export function EditTemplate({ template }: { template: MessageTemplate | null }) {
  const words = useTranslations("messages.templates");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        size={template ? "small" : undefined}
        look={template ? "plain" : "primary"}
        onPress={() => setIsOpen(true)}
        aria-label={template ? `${words("change")}: ${template.title}` : undefined}
      >
        {words(template ? "change" : "add")}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={template?.title ?? words("add")}>
        <TemplateForm template={template} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}
