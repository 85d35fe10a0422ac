"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmedAct } from "#components/ui/confirmed-act.tsx";

type RetireQuestionnaireProps = { questionnaireId: string; isRetired: boolean };

/** Retires a questionnaire, after confirmation, or brings it back. */
export function RetireQuestionnaire({ questionnaireId, isRetired }: RetireQuestionnaireProps) {
  const words = useTranslations("questionnaires.view");
  const { run, isPending } = useAction();
  const toggle = () => api.questionnaires.retire.mutate({ questionnaireId, isRetired: !isRetired });
  if (isRetired) {
    return (
      <Button isPending={isPending} onPress={() => run(toggle, { done: words("restored-done") })}>
        {words("restore")}
      </Button>
    );
  }
  return (
    <ConfirmedAct
      verb={words("retire")}
      title={words("retire-title")}
      keep={words("keep")}
      done={words("retired-done")}
      act={toggle}
    >
      {words("retire-body")}
    </ConfirmedAct>
  );
}
