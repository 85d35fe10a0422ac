import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { Checklist, ChecklistStep } from "#components/ui/checklist.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import { When } from "#components/ui/when.tsx";
import type { StepFacts } from "#server/connections/case/contract.ts";

/** Open steps on Today: the reader's or the team's. */
export function TodayStepsCard({ whose, steps }: { whose: "mine" | "team"; steps: StepFacts[] }) {
  const words = useTranslations(`today.${whose}`);
  return (
    <Card
      title={words("title")}
      aside={steps.length > 0 ? <span className="text-ink-soft">{steps.length}</span> : null}
    >
      {steps.length === 0 ? (
        <EmptyState size="small" kind={whose === "mine" ? "done" : "empty"} title={words("none")}>
          {words("body")}
        </EmptyState>
      ) : (
        <Checklist>
          {steps.map((step) => (
            <TodayStep key={step.stepId} step={step} isMine={whose === "mine"} />
          ))}
        </Checklist>
      )}
    </Card>
  );
}

/** Shown once, instead of two empty cards, when nobody has an open step. */
export function TodayDoneCard() {
  const words = useTranslations("today.done");
  return (
    <Card title={words("title")} className="desk:col-span-2">
      <EmptyState size="small" kind="done" title={words("none")}>
        {words("body")}
      </EmptyState>
    </Card>
  );
}

function TodayStep({ step, isMine }: { step: StepFacts; isMine: boolean }) {
  const words = useTranslations("connections.case");
  const owner = step.ownerName ? words("steps.owner", { name: step.ownerName }) : words("steps.nobody");
  return (
    <ChecklistStep
      state={step.isLate ? "now" : "open"}
      stateWords={words(step.isLate ? "steps.late" : "steps.open")}
      title={
        <Link href="/connections/case" data-walk className="rounded-mark hover:underline">
          {words(`kinds.${step.kind}`)}
        </Link>
      }
      owner={isMine ? null : owner}
      due={<When at={step.dueOn} precision="day" />}
    />
  );
}
