import { useTranslations } from "next-intl";
import { useReasonLine } from "#components/reviews/round/reason-words.ts";
import { attentionRanks } from "#db/terms/reviews.ts";
import type { KindFacts } from "#server/measurements/series/contract.ts";

/** What stands out, in one sentence: for each kind to look at the reason that the round gives, in the same words. */
export function MeasurementSentence({ kinds }: { kinds: KindFacts[] }) {
  const words = useTranslations("measurements.patient");
  const line = useReasonLine();
  if (kinds.every(({ lastAt }) => lastAt === null)) return words("nothing");
  const out = kinds.filter(({ attention }) => attention >= attentionRanks.look);
  const reasons = out.flatMap((kind) => kind.reasons.slice(0, 1));
  return reasons.length === 0 ? words("in-order") : line(reasons);
}
