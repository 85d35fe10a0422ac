"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { ConfirmedAct } from "#components/ui/confirmed-act.tsx";
import type { ReplyTemplate } from "#server/reviews/reply-contract.ts";

/** A text that nobody begins with any more, after asking. */
export function RetireTemplate({ template }: { template: ReplyTemplate }) {
  const words = useTranslations("reviews.templates");
  return (
    <ConfirmedAct
      look="plain"
      size="small"
      verb={words("retire")}
      subject={template.title}
      title={words("retireTitle", { title: template.title })}
      keep={words("keep")}
      done={words("retired")}
      act={() => api.reviews.retireTemplate.mutate({ templateId: template.templateId })}
    >
      {words("retireBody")}
    </ConfirmedAct>
  );
}
