import type { useTranslations } from "next-intl";
import type { ScoreView } from "#server/questionnaires/response-contract.ts";

type Words = ReturnType<typeof useTranslations<"questionnaires.response">>;

/** The outcome of a response in a few words: "12 van 27, matig". `figure` writes a number in the reader's language. */
export function responseResult(
  words: Words,
  score: ScoreView | null,
  locale: string,
  figure: (score: number) => string,
): string {
  if (!score) return words("result-none");
  if (score.score === null) return words("result-open");
  const value = figure(score.score);
  if (!score.band || score.max === null) return words("result-score-plain", { score: value });
  const band = locale === "en" ? score.band.label.en : score.band.label.nl;
  return words("result-score", { score: value, max: score.max, band });
}
