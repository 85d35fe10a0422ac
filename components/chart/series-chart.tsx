import { useId } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { DayAxis, ValueLines } from "./chart-axes.tsx";
import { ChartBands } from "./chart-bands.tsx";
import type { LinePoint } from "./chart-line.ts";
import { ChartMarkShape, FrameShape, markSizeFor, NoteShape } from "./chart-mark.tsx";
import { Placed, Stretched } from "./placed.tsx";
import type { Series, Span } from "./series.ts";
import { daysFrom, nightsIn, timeTicks } from "./time-axis.ts";
import { heightOf, placeOf, type ValueAxis } from "./value-axis.ts";

type SeriesChartProps = {
  /** Title of the chart, a few words; `description` says in one sentence what it shows. */
  title: string;
  description: string;
  span: Span;
  axis: ValueAxis;
  /** Formats the numbers on the axis. */
  say: (value: number) => string;
  series: Series[];
  /** Days on which a value was expected and none came. */
  missing: Span[];
  locale: string;
  size?: "large" | "small";
};

const nightsUntilDays = 11;

/**
 * Values over time against the target. Rendered on the server, as wide as its container; text keeps its size at every
 * width.
 */
export function SeriesChart(props: SeriesChartProps) {
  const { title, description, span, axis, say, series, missing, locale, size = "large" } = props;
  const id = useId();
  const isShort = span.until <= daysFrom(span.from, nightsUntilDays);
  const ticks = timeTicks(span.from, span.until, locale, size === "large" ? 9 : 7);
  const hasSecondLine = ticks.some((tick) => tick.second !== null);
  return (
    <div className={classNames("@container pt-3 pr-2 pl-10", hasSecondLine ? "pb-10" : "pb-7")}>
      <svg
        role="img"
        aria-labelledby={`${id}title ${id}desc`}
        className={classNames("block w-full overflow-visible", size === "large" ? "h-52 desk:h-60" : "h-24 print:h-20")}
      >
        <title id={`${id}title`}>{title}</title>
        <desc id={`${id}desc`}>{description}</desc>
        {isShort
          ? nightsIn(span.from, span.until).map((night) => <Night key={night.from} night={night} span={span} />)
          : null}
        {series.map(({ key, bands }) => (
          <ChartBands key={key} id={`${id}${key}`} bands={bands} axis={axis} />
        ))}
        <ValueLines axis={axis} say={say} bounds={boundsOf(series)} nearPercent={size === "large" ? 8 : 15} />
        <DayAxis ticks={ticks} span={span} />
        <MissingDays id={`${id}missing`} missing={missing} span={span} />
        <Lines series={series} axis={axis} span={span} />
        <Marks series={series} axis={axis} span={span} />
      </svg>
    </div>
  );
}

function Night({ night, span }: { night: Span; span: Span }) {
  const from = placeOf(span, night.from);
  return (
    <rect x={`${from}%`} y="0" width={`${placeOf(span, night.until) - from}%`} height="100%" className="fill-sunken" />
  );
}

function MissingDays({ id, missing, span }: { id: string; missing: Span[]; span: Span }) {
  if (missing.length === 0) return null;
  return (
    <>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V5" strokeWidth="2.5" className="stroke-ink-faint" />
      </pattern>
      <Placed x={0} y={100}>
        {missing.map((gap) => {
          const from = placeOf(span, gap.from);
          return (
            <rect
              key={gap.from}
              x={`${from}%`}
              y="-7"
              width={`${placeOf(span, gap.until) - from}%`}
              height="7"
              fill={`url(#${id})`}
              strokeWidth="0.8"
              className="stroke-ink-faint"
            />
          );
        })}
      </Placed>
    </>
  );
}

type Drawn = { series: Series[]; axis: ValueAxis; span: Span };

/** Lines have a viewBox of their own that stretches over the plot; their stroke width does not. */
function Lines({ series, axis, span }: Drawn) {
  const path = (points: LinePoint[]) =>
    points
      .map(({ at, value }, index) => `${index === 0 ? "M" : "L"}${placeOf(span, at)} ${heightOf(axis, value)}`)
      .join("");
  return (
    <Stretched>
      {series.flatMap(({ key, lines }) =>
        lines
          .filter((line) => line.length > 1)
          .map((line) => (
            <path
              key={`${key}${line[0]?.at}`}
              d={path(line)}
              strokeWidth="1.5"
              strokeLinejoin="round"
              vectorEffect="non-scaling-stroke"
              className="fill-none stroke-lead opacity-55"
            />
          )),
      )}
    </Stretched>
  );
}

function Marks({ series, axis, span }: Drawn) {
  const marks = series.flatMap(({ key, marks: own }) => own.map((mark) => ({ ...mark, key: `${key}${mark.key}` })));
  const size = markSizeFor(marks.length);
  return marks.map((mark) => (
    <Placed key={mark.key} x={placeOf(span, mark.at)} y={mark.value === null ? 100 : heightOf(axis, mark.value)}>
      <title>{mark.words}</title>
      <circle r="9" className="fill-transparent" />
      <ChartMarkShape shape={mark.shape} isHollow={mark.isHollow} size={size} />
      {mark.isFramed ? <FrameShape /> : null}
      {mark.hasNote ? <NoteShape /> : null}
    </Placed>
  ));
}

function boundsOf(series: Series[]): number[] {
  const bands = series.flatMap((one) => one.bands);
  return bands.flatMap(({ lower, upper }) => [lower, upper]).filter((bound) => bound !== null);
}
