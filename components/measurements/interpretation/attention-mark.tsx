import { useTranslations } from "next-intl";
import { Mark, type MarkState } from "#components/ui/mark.tsx";
import { type Attention, attentionRanks } from "#db/terms/reviews.ts";

const marks: Record<Attention, MarkState> = {
  alarm: "now",
  flagged: "now",
  "out-of-target": "look",
  look: "look",
  unknown: "unknown",
  normal: "fine",
};

/** The attention level of a number: the highest rank that it reaches. */
export function attentionOf(attention: number): Attention {
  return attentionNames.find((name) => attentionRanks[name] <= attention) ?? "normal";
}

/** Highest first. Guarantee: the keys of `attentionRanks` are the names of the levels. */
export const attentionNames = (Object.keys(attentionRanks) as Attention[]).sort(
  (one, other) => attentionRanks[other] - attentionRanks[one],
);

/** An attention level as a mark with its label. */
export function AttentionMark({ attention }: { attention: number }) {
  const words = useTranslations("measurements.attention");
  const name = attentionOf(attention);
  return (
    <span className="inline-flex items-center gap-1.5">
      <Mark state={marks[name]} />
      {words(name)}
    </span>
  );
}
