import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { Checklist, ChecklistStep } from "#components/ui/checklist.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { When } from "#components/ui/when.tsx";
import type { StepFacts } from "#server/connections/case/contract.ts";

/** Open steps with their owners and due dates, or a link to the first question. */
export function OpenStepsCard({ steps, isPrimary }: { steps: StepFacts[]; isPrimary: boolean }) {
  const words = useTranslations("connections");
  const open = steps.filter((step) => step.doneAt === null);
  return (
    <Card title={words("open.title")}>
      {open.length === 0 ? <p className="pb-3 text-ink-soft">{words("open.start")}</p> : null}
      {open.length > 0 ? (
        <Checklist className="pb-3">
          {open.map((step) => (
            <ChecklistStep
              key={step.stepId}
              state={step.isLate ? "now" : "open"}
              stateWords={words(step.isLate ? "case.steps.late" : "case.steps.open")}
              title={words(`case.kinds.${step.kind}`)}
              owner={step.ownerName ? words("case.steps.owner", { name: step.ownerName }) : words("case.steps.nobody")}
              due={<When at={step.dueOn} precision="day" />}
            />
          ))}
        </Checklist>
      ) : null}
      <LinkButton look={isPrimary ? "primary" : "quiet"} href="/connections/case" className="print:hidden">
        {words(open.length > 0 ? "open.go" : "open.begin")}
      </LinkButton>
    </Card>
  );
}
