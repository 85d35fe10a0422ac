import { useTranslations } from "next-intl";
import type { PatientInRound } from "#server/reviews/conclusion/contract.ts";
import { AttentionBadge } from "./attention-badge.tsx";
import { useReasonWords } from "./reason-words.ts";

/** The reasons why this patient is in the round, strongest first. */
export function WhyNow({ waiting }: { waiting: NonNullable<PatientInRound["waiting"]> }) {
  const words = useTranslations("reviews.round");
  const sayReason = useReasonWords();
  const { attention, isAssessmentDue, reasons } = waiting;
  const said = isAssessmentDue ? [words("assessing")] : [...new Set(reasons.map(sayReason))];
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <AttentionBadge attention={attention} isAssessmentDue={isAssessmentDue} />
      <ul aria-label={words("reasons")} className="min-w-0 max-w-prose grow basis-72">
        {said.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}
