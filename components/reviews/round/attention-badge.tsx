import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { attentionRanks } from "#db/terms/reviews.ts";
import type { WaitingPatient } from "#server/reviews/round/contract.ts";

/** The patient's attention level; unknown until the rules have assessed what came in. */
export function AttentionBadge({ attention, isAssessmentDue }: Pick<WaitingPatient, "attention" | "isAssessmentDue">) {
  const words = useTranslations("reviews.round.look");
  const look = isAssessmentDue ? "unknown" : lookOf(attention);
  return <Badge state={look}>{words(look)}</Badge>;
}

function lookOf(attention: number) {
  if (attention >= attentionRanks.flagged) return "now";
  if (attention >= attentionRanks.look) return "look";
  return attention >= attentionRanks.unknown ? "unknown" : "fine";
}
