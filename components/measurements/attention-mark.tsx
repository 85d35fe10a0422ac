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

/** The rank of a number of attention; the highest that it reaches. */
export function attentionOf(attention: number): Attention {
  return attentionNames.find((name) => attentionRanks[name] <= attention) ?? "normal";
}

/** From high to low. Guarantee: the keys of the ranks are their names. */
export const attentionNames = (Object.keys(attentionRanks) as Attention[]).sort(
  (one, other) => attentionRanks[other] - attentionRanks[one],
);

/** How much something asks for somebody, as a mark with its words. */
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
