"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useWho } from "#components/patients/patient-facts.ts";
import { ConfirmedAct } from "#components/ui/confirmed-act.tsx";
import type { TaskRow } from "#server/questionnaires/sending/contract.ts";

/** Cancels a sent questionnaire; asks for confirmation, because the patient will notice. */
export function CancelTask({ task, shown }: { task: TaskRow; shown: TaskRow["patient"][] }) {
  const who = useWho()(task.patient, shown);
  const words = useTranslations("questionnaires.sent");
  return (
    <ConfirmedAct
      look="plain"
      size="small"
      verb={words("cancel")}
      subject={`${task.title}, ${who}`}
      title={words("cancel-title")}
      keep={words("keep")}
      done={words("cancelled")}
      act={() => api.questionnaires.cancel.mutate({ taskId: task.taskId })}
    >
      {words("cancel-body", { who, title: task.title })}
    </ConfirmedAct>
  );
}
