import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { Checklist } from "#components/ui/checklist.tsx";
import type { StepFacts } from "#server/connections/case/contract.ts";
import { CaseStep } from "./case-step.tsx";
import { CheckAgain } from "./check-again.tsx";

type CaseStepsProps = {
  steps: StepFacts[];
  colleagues: { personId: string; name: string }[];
  mayChange: boolean;
  mayAnswer: boolean;
};

/** The steps that follow from the answers: open ones by date, then finished ones. */
export function CaseSteps({ steps, colleagues, mayChange, mayAnswer }: CaseStepsProps) {
  const words = useTranslations("connections.case.steps");
  return (
    <Card title={words("title")} aside={mayAnswer && steps.length > 0 ? <CheckAgain /> : null}>
      {steps.length === 0 ? <p className="text-ink-soft">{words("none")}</p> : null}
      <Checklist>
        {steps.map((step) => (
          <CaseStep key={step.stepId} step={step} colleagues={colleagues} mayChange={mayChange} />
        ))}
      </Checklist>
    </Card>
  );
}
