"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { ConfirmedAct } from "#components/ui/confirmed-act.tsx";
import type { MessageTemplate } from "#server/messages/template-contract.ts";

/** Retires a template, after confirmation. */
export function RetireTemplate({ template }: { template: MessageTemplate }) {
  const words = useTranslations("messages.templates");
  return (
    <ConfirmedAct
      look="plain"
      size="small"
      verb={words("retire")}
      subject={template.title}
      title={words("retireTitle", { title: template.title })}
      keep={words("keep")}
      done={words("retired")}
      act={() => api.messages.retireTemplate.mutate({ templateId: template.templateId })}
    >
      {words("retireBody")}
    </ConfirmedAct>
  );
}
