import type { PatientInRound } from "#server/reviews/contract.ts";
import { useReasonWords } from "./reason-words.ts";

/** Why this patient stands here, the strongest reason first. */
export function WhyNow({ waiting }: { waiting: NonNullable<PatientInRound["waiting"]> }) {
  const sayReason = useReasonWords();
  return waiting.reasons.map(sayReason).join(" · ");
}
