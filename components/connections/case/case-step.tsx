"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { ChecklistStep } from "#components/ui/checklist.tsx";
import { Opening } from "#components/ui/opening.tsx";
import { When } from "#components/ui/when.tsx";
import type { StepFacts } from "#server/connections/case/contract.ts";

const CaseStepForm = dynamic(() => import("./case-step-form.tsx").then((module) => module.CaseStepForm), {
  ssr: false,
  loading: Opening,
});

type CaseStepProps = { step: StepFacts; colleagues: { personId: string; name: string }[]; mayChange: boolean };

/** One step: what to do, who, by when, and the evidence that it is done. */
export function CaseStep({ step, colleagues, mayChange }: CaseStepProps) {
  const words = useTranslations("connections.case");
  const [isEditing, setIsEditing] = useState(false);
  const { run, isPending } = useAction();
  const isDone = step.doneAt !== null;
  const owner = step.ownerName ? words("steps.owner", { name: step.ownerName }) : words("steps.nobody");
  const tick = () => run(() => api.connections.changeStep.mutate({ stepId: step.stepId, isDone: !isDone }));
  const stateWords = words(isDone ? "steps.done" : step.isLate ? "steps.late" : "steps.open");
  return (
    <ChecklistStep
      state={isDone ? "fine" : step.isLate ? "now" : "open"}
      stateWords={stateWords}
      title={words(`kinds.${step.kind}`)}
      owner={isDone ? words("steps.done-by", { name: step.doneByName ?? "–" }) : owner}
      due={isDone && step.doneAt ? <When at={step.doneAt} precision="day" /> : <When at={step.dueOn} precision="day" />}
      actions={
        mayChange && !isEditing ? (
          <>
            <Button size="small" look={isDone ? "plain" : "quiet"} isPending={isPending} onPress={tick}>
              {words(isDone ? "steps.reopen" : "steps.finish")}
            </Button>
            <Button size="small" look="plain" onPress={() => setIsEditing(true)}>
              {words("steps.edit")}
            </Button>
          </>
        ) : null
      }
    >
      {isDone ? null : <p>{words(`bodies.${step.kind}`)}</p>}
      {step.evidence && !isEditing ? <p>{words("steps.evidence", { evidence: step.evidence })}</p> : null}
      {isEditing ? <CaseStepForm step={step} colleagues={colleagues} onDone={() => setIsEditing(false)} /> : null}
    </ChecklistStep>
  );
}
