"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { ConfirmedAct } from "#components/ui/confirmed-act.tsx";
import type { TaskRow } from "#server/questionnaires/contract.ts";

/** Takes back what was sent; asks first, because the patient notices. */
export function CancelTask({ task }: { task: TaskRow }) {
  const words = useTranslations("questionnaires.sent");
  return (
    <ConfirmedAct
      look="plain"
      size="small"
      verb={words("cancel")}
      title={words("cancel-title")}
      keep={words("keep")}
      done={words("cancelled")}
      act={() => api.questionnaires.cancel.mutate({ taskId: task.taskId })}
    >
      {words("cancel-body", { name: task.patient.fullName, title: task.title })}
    </ConfirmedAct>
  );
}
