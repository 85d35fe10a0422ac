import { useId } from "react";
import { HourAxis, ValueLines } from "./chart-axes.tsx";
import { ChartBands } from "./chart-bands.tsx";
import { ChartMarkShape, type MarkShape } from "./chart-mark.tsx";
import { Placed, Stretched } from "./placed.tsx";
import type { SeriesBand } from "./series.ts";
import { heightOf, type ValueAxis } from "./value-axis.ts";

export type DayColumn = {
  fromMinute: number;
  untilMinute: number;
  percentiles: { p5: number; p25: number; p50: number; p75: number; p95: number } | null;
  words: string;
};
export type DayDot = { key: string; minute: number; value: number; shape: MarkShape; words: string };

type DayColumnsProps = {
  title: string;
  description: string;
  axis: ValueAxis;
  say: (value: number) => string;
  columns: DayColumn[];
  dots: DayDot[];
  band: SeriesBand | null;
};

const dayMinutes = 1440;

/**
 * Many days folded into one: a column per part of the day, light from the 5th to the 95th percentile and dark from the
 * 25th to the 75th, with a bar at the median; the medians are connected. Columns, because a part of the day without
 * readings must stay empty.
 */
export function DayColumns({ title, description, axis, say, columns, dots, band }: DayColumnsProps) {
  const id = useId();
  const percent = (minute: number) => (minute / dayMinutes) * 100;
  const middles = columns.flatMap(({ fromMinute, untilMinute, percentiles }) =>
    percentiles ? [`${percent((fromMinute + untilMinute) / 2)} ${heightOf(axis, percentiles.p50)}`] : [],
  );
  return (
    <div className="@container pt-3 pr-4 pb-7 pl-10">
      <svg role="img" aria-labelledby={`${id}title ${id}desc`} className="block h-56 w-full overflow-visible desk:h-64">
        <title id={`${id}title`}>{title}</title>
        <desc id={`${id}desc`}>{description}</desc>
        {band ? <ChartBands id={`${id}band`} bands={[band]} axis={axis} /> : null}
        <ValueLines
          axis={axis}
          say={say}
          bounds={[band?.lower, band?.upper].filter((one) => typeof one === "number")}
        />
        <HourAxis />
        {columns.map((column) => (
          <Column key={column.fromMinute} column={column} axis={axis} percent={percent} />
        ))}
        {dots.map((dot) => (
          <Placed key={dot.key} x={percent(dot.minute)} y={heightOf(axis, dot.value)}>
            <title>{dot.words}</title>
            <ChartMarkShape shape={dot.shape} size="tiny" />
          </Placed>
        ))}
        <Stretched>
          <path
            d={middles.length > 1 ? `M${middles.join("L")}` : ""}
            strokeWidth="1.5"
            vectorEffect="non-scaling-stroke"
            className="fill-none stroke-lead-deep"
          />
        </Stretched>
      </svg>
    </div>
  );
}

type ColumnProps = { column: DayColumn; axis: ValueAxis; percent: (minute: number) => number };

function Column({ column: { fromMinute, untilMinute, percentiles, words }, axis, percent }: ColumnProps) {
  if (!percentiles) return null;
  const width = percent(untilMinute - fromMinute);
  // Nearly as wide as the part of the day, so that each dot stands at the box of its own time.
  const [outer, inner] = [0.94, 0.94];
  const part = (low: number, high: number, share: number, look: string) => (
    <rect
      x={`${percent(fromMinute) + (width * (1 - share)) / 2}%`}
      y={`${heightOf(axis, high)}%`}
      width={`${width * share}%`}
      height={`${heightOf(axis, low) - heightOf(axis, high)}%`}
      rx="3"
      className={look}
    />
  );
  const middle = `${heightOf(axis, percentiles.p50)}%`;
  const left = percent(fromMinute) + (width * (1 - inner)) / 2;
  return (
    <g>
      <title>{words}</title>
      {part(percentiles.p5, percentiles.p95, outer, "fill-lead opacity-20")}
      {part(percentiles.p25, percentiles.p75, inner, "fill-lead opacity-35")}
      <line
        x1={`${left}%`}
        x2={`${left + width * inner}%`}
        y1={middle}
        y2={middle}
        strokeWidth="3"
        className="stroke-lead-deep"
      />
    </g>
  );
}
