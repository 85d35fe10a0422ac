import { ChartMarkShape, type MarkShape } from "./chart-mark.tsx";
import { Placed, Stretched } from "./placed.tsx";
import { heightOf, placeOf, valueAxis } from "./value-axis.ts";

export type SparkPoint = { at: number; value: number; second: number | null };

type SparklineProps = {
  /** What it shows, a few words; the number itself is next to it. */
  label: string;
  points: SparkPoint[];
  band: { lower: number | null; upper: number | null } | null;
  /** Shape of the newest value. */
  lastShape: MarkShape;
  /** Minimum range of the axis, in the unit of the values; smaller variations look flat. */
  spanMin: number;
};

/** A series at text height: no axes, only the line, the target and the last value. */
export function Sparkline({ label, points, band, lastShape, spanMin }: SparklineProps) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const bounds = [band?.lower, band?.upper].filter((bound) => typeof bound === "number");
  const values = points.flatMap(({ value, second }) => (second === null ? [value] : [value, second]));
  const axis = valueAxis([...values, ...bounds], spanMin);
  const span = { from: first.at, until: Math.max(last.at, first.at + 1) };
  const x = (at: number) => (points.length === 1 ? 50 : placeOf(span, at));
  const path = (of: (point: SparkPoint) => number | null) =>
    points
      .flatMap((point) => {
        const value = of(point);
        return value === null ? [] : [`${x(point.at)} ${heightOf(axis, value)}`];
      })
      .join("L");
  const top = band?.upper === null || band?.upper === undefined ? 0 : heightOf(axis, band.upper);
  const bottom = band?.lower === null || band?.lower === undefined ? 100 : heightOf(axis, band.lower);
  return (
    <span className="inline-block px-1.5 py-1 align-middle">
      <svg role="img" aria-label={label} className="block h-6 w-24 overflow-visible">
        {band ? (
          <rect y={`${top}%`} width="100%" height={`${Math.max(0, bottom - top)}%`} className="fill-lead-soft" />
        ) : null}
        <Stretched>
          {[path((point) => point.value), path((point) => point.second)]
            .filter((line) => line.includes("L"))
            .map((line) => (
              <path
                key={line}
                d={`M${line}`}
                strokeWidth="1.5"
                strokeLinejoin="round"
                vectorEffect="non-scaling-stroke"
                className="fill-none stroke-ink-faint"
              />
            ))}
        </Stretched>
        <Placed x={x(last.at)} y={heightOf(axis, last.value)}>
          <ChartMarkShape shape={lastShape} size="small" />
        </Placed>
      </svg>
    </span>
  );
}
