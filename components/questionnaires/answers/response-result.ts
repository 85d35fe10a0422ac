import type { useTranslations } from "next-intl";
import type { ScoreView } from "#server/questionnaires/scoring/contract.ts";

type Words = ReturnType<typeof useTranslations<"questionnaires.response">>;

/** The result of a response in a few words: "12 van 27, matig". `figure` formats a number in the reader's locale. */
export function responseResult(
  words: Words,
  score: ScoreView | null,
  locale: string,
  figure: (score: number) => string,
): string {
  if (!score) return words("result-none");
  const scored = score.scales.filter((scale) => scale.score !== null);
  if (scored.length > 0) return scored.map((scale) => `${scale.label} ${figure(scale.score ?? 0)}`).join(", ");
  if (score.score === null) return words("result-open");
  const value = figure(score.score);
  if (!score.band || score.max === null) return words("result-score-plain", { score: value });
  const band = locale === "en" ? score.band.label.en : score.band.label.nl;
  return words("result-score", { score: value, max: score.max, band });
}
