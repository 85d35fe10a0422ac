"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { ConfirmedAct } from "#components/ui/confirmed-act.tsx";

/** Stops a recurring questionnaire, after confirmation. */
export function EndSeries({ seriesId, title }: { seriesId: string; title: string }) {
  const words = useTranslations("questionnaires.patient");
  return (
    <ConfirmedAct
      look="plain"
      size="small"
      verb={words("end")}
      subject={title}
      title={words("end-title")}
      keep={words("keep")}
      done={words("ended")}
      act={() => api.questionnaires.endSeries.mutate({ seriesId })}
    >
      {words("end-body", { title })}
    </ConfirmedAct>
  );
}
