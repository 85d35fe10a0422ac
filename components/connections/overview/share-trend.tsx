import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { addDays, daysBetween } from "#server/calendar/days.ts";
import type { FiguresFacts, FiguresInput } from "#server/connections/overview/contract.ts";
import { percentFloor, sharePercent } from "./share-percent.ts";

const gridPercents = [100, 75, 50, 25, 0];

type Point = FiguresFacts["trend"][number];
type ShareTrendProps = { points: Point[]; of: FiguresInput; groups: FiguresFacts["groups"] };

/** The share over the past year: a chart that starts at zero, one sentence, and a table on request. */
export function ShareTrend({ points, of, groups }: ShareTrendProps) {
  const words = useTranslations("connections.overview");
  const title = useTrendTitle(of, groups);
  const isOfAllKinds = of.kind !== undefined && of.trendDimension !== "kind";
  const isCarried = points.every((point) => point.totalCount >= percentFloor);
  return (
    <Card title={title}>
      {isOfAllKinds ? <p className="pb-1 text-ink-soft text-small">{words("over-time-all")}</p> : null}
      {points.length < 2 ? <p className="text-ink-soft">{words("trend-short")}</p> : null}
      {points.length >= 2 && !isCarried ? <p className="text-ink-soft">{words("trend-few")}</p> : null}
      {points.length >= 2 && isCarried ? <TrendPicture points={points} /> : null}
      {points.length > 0 ? <TrendFigures points={points} label={title} /> : null}
    </Card>
  );
}

function useTrendTitle({ trendDimension, trendKey }: FiguresInput, groups: FiguresFacts["groups"]): string {
  const words = useTranslations("connections.overview");
  if (trendDimension === "all") return words("over-time");
  if (trendDimension === "kind") {
    return words("over-time-of", { name: words(`kinds-many.${trendKey === "pharmacy" ? "pharmacy" : "practice"}`) });
  }
  const found = groups[trendDimension].find((share) => share.key === trendKey)?.name ?? trendKey;
  const name = trendKey === "-" ? words("unknown") : found;
  return words(trendDimension === "service" ? "over-time-service" : "over-time-of", { name });
}

function TrendPicture({ points }: { points: Point[] }) {
  const words = useTranslations("connections.overview");
  const sentence = useTrendSentence(points);
  const format = useFormat();
  const marks = ticksOf(points);
  const line = points.map((point, index) => `${index === 0 ? "M" : "L"}${xOf(points, point)} ${yOf(point)}`).join("");
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  return (
    <figure>
      <figcaption className="pb-4 text-ink-soft">{sentence}</figcaption>
      <div className="flex gap-2">
        <div aria-hidden="true" className="-my-2 flex flex-col justify-between text-right text-ink-faint text-small">
          {gridPercents.map((percent) => (
            <span key={percent} className="leading-4">
              {words("percent", { percent })}
            </span>
          ))}
        </div>
        <svg
          role="img"
          aria-label={`${sentence} ${words("trend-axis")}`}
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="h-44 min-w-0 grow overflow-visible desk:h-52"
        >
          {gridPercents.map((percent) => (
            <path
              key={percent}
              d={`M0 ${100 - percent}H100`}
              className="stroke-line"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          <path
            d={`${line}L${xOf(points, last)} 100L${xOf(points, first)} 100Z`}
            className="fill-lead-soft opacity-70"
          />
          <path
            d={line}
            fill="none"
            strokeWidth="2"
            strokeLinejoin="round"
            className="stroke-lead"
            vectorEffect="non-scaling-stroke"
          />
          <path
            d={`M${xOf(points, last)} ${yOf(last)}h0`}
            strokeWidth="9"
            strokeLinecap="round"
            className="stroke-lead"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      </div>
      <div aria-hidden="true" className="flex justify-between pt-2 pl-12 text-ink-faint text-small">
        {marks.map((day) => (
          <span key={day}>{format.day(day, { month: "short", year: "2-digit" })}</span>
        ))}
      </div>
    </figure>
  );
}

function useTrendSentence(points: Point[]): string {
  const words = useTranslations("connections.overview");
  const format = useFormat();
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return "";
  const day = (point: Point) => format.day(point.day, { day: "numeric", month: "short", year: "numeric" });
  const percent = (point: Point) => sharePercent(point.connectedCount, point.totalCount) ?? 0;
  return words("trend", { first: percent(first), firstDay: day(first), last: percent(last), lastDay: day(last) });
}

/** The chart as a table, newest first. */
function TrendFigures({ points, label }: { points: Point[]; label: string }) {
  const words = useTranslations("connections.overview");
  const format = useFormat();
  return (
    <details className="pt-3">
      <summary className="w-fit cursor-pointer rounded-mark text-ink-soft text-small hover:text-ink">
        {words("trend-table")}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
      <section aria-label={label} tabIndex={0} className="mt-2 max-h-64 overflow-y-auto">
        <table className="w-full text-left text-small">
          <thead className="sticky top-0 bg-raised text-ink-soft">
            <tr>
              <th scope="col" className="py-1">
                {words("trend-columns.day")}
              </th>
              {(["connected", "total", "percent"] as const).map((column) => (
                <th key={column} scope="col" className="py-1 text-right">
                  {words(`trend-columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map((point) => (
              <tr key={point.day} className="border-line border-t">
                <td className="py-1">{format.day(point.day, { day: "numeric", month: "short", year: "numeric" })}</td>
                <td className="py-1 text-right">{format.number(point.connectedCount)}</td>
                <td className="py-1 text-right">{format.number(point.totalCount)}</td>
                <td className="py-1 text-right">{percentWords(words, point)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function percentWords(words: ReturnType<typeof useTranslations<"connections.overview">>, point: Point): string {
  const percent = sharePercent(point.connectedCount, point.totalCount);
  return percent === null ? "–" : words("percent", { percent });
}

function xOf(points: Point[], point: Point): number {
  const [first, last] = [points[0] ?? point, points.at(-1) ?? point];
  const span = Math.max(daysBetween(first.day, last.day), 1);
  return Math.round((daysBetween(first.day, point.day) / span) * 10_000) / 100;
}

function yOf({ connectedCount, totalCount }: Point): number {
  return Math.round((1 - connectedCount / totalCount) * 10_000) / 100;
}

/** Five evenly spaced days, for the labels. */
function ticksOf(points: Point[]): string[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  const span = daysBetween(first.day, last.day);
  const days = [0, 1, 2, 3, 4].map((step) => addDays(first.day, Math.floor((span * step) / 4)));
  return [...new Set(days)];
}
