import type { PatientInRound } from "#server/reviews/contract.ts";
import { useReasonWords } from "./reason-words.ts";

/** The rest stands with what came in. */
const reasonsShown = 3;

/** Why this patient stands here, the strongest reason first. */
export function WhyNow({ waiting }: { waiting: NonNullable<PatientInRound["waiting"]> }) {
  const sayReason = useReasonWords();
  return waiting.reasons.slice(0, reasonsShown).map(sayReason).join(" · ");
}
