import { useLocale, useTranslations } from "next-intl";
import { ChartLegend, type LegendEntry } from "#components/chart/chart-legend.tsx";
import type { Span } from "#components/chart/series.ts";
import { SeriesChart } from "#components/chart/series-chart.tsx";
import { useTargetWords } from "#components/measurements/interpretation/target-words.ts";
import { useVerdictWords } from "#components/measurements/interpretation/verdict-words.ts";
import { useValueWords } from "#components/measurements/values/value-words.ts";
import { useFormat } from "#components/ui/use-format.ts";
import type { SeriesAnswer } from "#server/measurements/series/contract.ts";
import type { MeasuredValue } from "#server/measurements/values/contract.ts";
import { pictureOf, type SeriesPicture } from "./series-picture.ts";

type MeasurementChartProps = {
  answer: SeriesAnswer;
  size?: "large" | "small";
  hasLegend?: boolean;
  /** A common time span, so that charts under one another line up. */
  span?: Span;
};

/** A series as a chart, with the patient's own target as the background. */
export function MeasurementChart({ answer, size = "large", hasLegend = true, span }: MeasurementChartProps) {
  const words = useTranslations("measurements");
  const locale = useLocale();
  const say = useValueWords(answer.kind);
  const verdict = useVerdictWords(answer);
  const picture = pictureOf(answer, useMarkWords(answer), { span, lineCount: size === "small" ? 3 : 5 });
  const legend = useLegend(answer, picture);
  if (answer.points.length === 0 && answer.setAside.length === 0) return null;
  return (
    <figure>
      <SeriesChart
        title={words("chart.title", { kind: words(`kinds.${answer.kind}`), unit: say.unit })}
        description={`${verdict.head} ${verdict.tail}`}
        span={picture.span}
        axis={picture.axis}
        say={say.tick}
        series={picture.series}
        missing={picture.missing}
        locale={locale}
        size={size}
      />
      {hasLegend ? <ChartLegend entries={legend} /> : null}
    </figure>
  );
}

/** Tooltip of a value: "dinsdag 3 maart 07:12: 138/84 mmHg, van een apparaat". */
function useMarkWords({ kind }: SeriesAnswer) {
  const words = useTranslations("measurements");
  const format = useFormat();
  const say = useValueWords(kind);
  return (value: MeasuredValue): string => {
    const at = format.dateTime(value.at, {
      weekday: "short",
      day: "numeric",
      month: "short",
      ...(value.hasTime ? { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } : {}),
    });
    const parts = [
      `${at}: ${say.whole(value)}`,
      value.moment ? words(`moments.${value.moment}`) : "",
      words(`origins.${value.origin}`),
      value.setAside ? words(`set-aside.${value.setAside}`) : "",
      value.comment ? `“${value.comment}”` : "",
    ];
    return parts.filter(Boolean).join(" · ");
  };
}

function useLegend(answer: SeriesAnswer, picture: SeriesPicture): LegendEntry[] {
  const words = useTranslations("measurements.chart.legend");
  const { by, all } = useTargetWords(answer.kind);
  const marks = picture.series.flatMap((series) => series.marks);
  const has = (test: (mark: (typeof marks)[number]) => boolean) => marks.some(test);
  const [target] = answer.targets;
  const gainWord = target ? "up-or-gain" : "gain";
  const upWord = answer.kind === "body-weight" ? gainWord : "up";
  const isFirm = target !== undefined && target.rule.origin !== "book";
  const entries: (LegendEntry | false)[] = [
    has((mark) => mark.shape === "point") && { sign: "point", words: words(target ? "point" : "point-plain") },
    has((mark) => mark.shape === "up") && { sign: "up", words: words(upWord) },
    has((mark) => mark.shape === "down") && { sign: "down", words: words("down") },
    has((mark) => mark.shape === "plain") && { sign: "plain", words: words("plain") },
    has((mark) => mark.isHollow && mark.shape !== "cross") && { sign: "hollow", words: words("hollow") },
    has((mark) => mark.isFramed) && { sign: "framed", words: words("framed") },
    has((mark) => mark.shape === "cross") && { sign: "cross", words: words("cross") },
    has((mark) => mark.hasNote) && { sign: "note", words: words("note") },
    picture.missing.length > 0 && { sign: "missing", words: words("missing") },
    target !== undefined && {
      sign: isFirm ? "firm" : "general",
      words: words("band", { range: all(answer.targets), by: by(target.rule) }),
    },
  ];
  return entries.filter((entry) => entry !== false);
}
