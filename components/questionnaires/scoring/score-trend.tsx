import { scaleLinear, scaleTime } from "d3-scale";
import { line } from "d3-shape";
import { useTranslations } from "next-intl";
import { useBothWords } from "#components/questionnaires/items/both-words.ts";
import { Card } from "#components/ui/card.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { ScoreBand } from "#db/terms/questionnaires.ts";
import type { ScoreView } from "#server/questionnaires/scoring/contract.ts";

/** One patient's scores over time with the bands behind them: a sentence, a chart, and a table on request. */
export function ScoreTrend({ score }: { score: ScoreView }) {
  const words = useTranslations("questionnaires.response");
  return (
    <Card title={words("trend")}>
      <TrendPicture score={score} />
      <TrendFigures score={score} />
    </Card>
  );
}

function TrendPicture({ score }: { score: ScoreView }) {
  const words = useTranslations("questionnaires.response");
  const format = useFormat();
  const { trend, bands } = score;
  const [first, last] = [trend[0], trend.at(-1)];
  if (!first || !last) return null;
  const day = (at: Date) => format.dateTime(at, { day: "numeric", month: "short", year: "numeric" });
  const sentence = words("trend-sentence", {
    count: trend.length,
    first: first.score,
    firstDay: day(first.at),
    last: last.score,
    lastDay: day(last.at),
  });
  const low = score.min ?? Math.min(...trend.map((point) => point.score));
  const high = score.max ?? Math.max(...trend.map((point) => point.score), low + 1);
  const x = scaleTime([first.at, last.at], [0, 100]);
  const y = scaleLinear([low, high], [100, 0]);
  const path = line<ScoreView["trend"][number]>(
    (point) => x(point.at),
    (point) => y(point.score),
  )(trend);
  return (
    <figure>
      <figcaption className="pb-3 text-ink-soft">{sentence}</figcaption>
      <div className="flex gap-2">
        <svg
          role="img"
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="h-44 min-w-0 grow overflow-visible px-2"
        >
          <title>{sentence}</title>
          {bands.map((band) => (
            <path
              key={band.code}
              d={`M0 ${y(band.from)}H100`}
              className="stroke-line"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          <path d={`M0 ${y(high)}H100`} className="stroke-line" vectorEffect="non-scaling-stroke" />
          <path
            d={path ?? ""}
            fill="none"
            strokeWidth="2"
            strokeLinejoin="round"
            className="stroke-lead"
            vectorEffect="non-scaling-stroke"
          />
          {trend.map((point) => (
            <path
              key={point.responseId}
              d={`M${x(point.at)} ${y(point.score)}h0`}
              strokeWidth={point === last ? 11 : 7}
              strokeLinecap="round"
              className="stroke-lead"
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
        <BandLabels bands={bands} y={y} />
      </div>
      <div aria-hidden="true" className="flex justify-between gap-3 pt-2 pr-28 text-ink-soft text-small">
        <span>{day(first.at)}</span>
        <span>{day(last.at)}</span>
      </div>
    </figure>
  );
}

/** Names of the bands next to the chart, at the height of each. */
function BandLabels({ bands, y }: { bands: ScoreBand[]; y: (score: number) => number }) {
  const bothWords = useBothWords();
  return (
    <div aria-hidden="true" className="relative w-26 shrink-0 text-ink-soft text-small">
      {bands.map((band) => (
        <span
          key={band.code}
          style={{ top: `${y((band.from + band.to) / 2)}%` }}
          className="-translate-y-1/2 absolute left-0 leading-4"
        >
          {bothWords(band.label)}
        </span>
      ))}
    </div>
  );
}

/** The scores as a table, newest first. */
function TrendFigures({ score }: { score: ScoreView }) {
  const words = useTranslations("questionnaires.response");
  const bothWords = useBothWords();
  const format = useFormat();
  const bandOf = (value: number) =>
    score.bands.filter((band) => value >= band.from).toSorted((a, b) => b.from - a.from)[0];
  return (
    <details className="pt-3">
      <summary className="w-fit cursor-pointer rounded-mark text-ink-soft text-small hover:text-ink">
        {words("trend-table")}
      </summary>
      <table className="mt-2 w-full text-left text-small">
        <thead className="text-ink-soft">
          <tr>
            <th scope="col" className="py-1">
              {words("trend-day")}
            </th>
            <th scope="col" className="py-1 text-right">
              {words("trend-score")}
            </th>
            <th scope="col" className="py-1 pl-4">
              {words("trend-band")}
            </th>
          </tr>
        </thead>
        <tbody>
          {score.trend.toReversed().map((point) => {
            const band = bandOf(point.score);
            return (
              <tr key={point.responseId} className="border-line border-t">
                <td className="py-1">
                  {format.dateTime(point.at, { day: "numeric", month: "short", year: "numeric" })}
                </td>
                <td className="py-1 text-right tabular-nums">{format.number(point.score)}</td>
                <td className="py-1 pl-4">{band ? bothWords(band.label) : "–"}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
