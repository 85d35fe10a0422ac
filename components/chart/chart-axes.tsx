import { classNames } from "#components/ui/class-names.ts";
import { Placed } from "./placed.tsx";
import type { Span } from "./series.ts";
import type { TimeTick } from "./time-axis.ts";
import { heightOf, placeOf, type ValueAxis } from "./value-axis.ts";

const label = "fill-ink-faint text-[11px] tabular-nums";

type ValueLinesProps = {
  axis: ValueAxis;
  say: (value: number) => string;
  /** Edges of what was agreed: they stand on the axis with their own number, in the place of a round one that is too near. */
  bounds: number[];
  /** Numbers nearer to each other than this, in percent of the height, would run together. */
  nearPercent?: number;
};

/** Hairlines at round numbers, with the numbers left of the plot. */
export function ValueLines({ axis, say, bounds, nearPercent = 8 }: ValueLinesProps) {
  const edges = [...new Set(bounds)].filter((edge) => edge >= axis.min && edge <= axis.max);
  const isNear = (tick: number) =>
    edges.some((edge) => Math.abs(heightOf(axis, edge) - heightOf(axis, tick)) < nearPercent);
  return (
    <>
      {axis.ticks.map((tick) => {
        const y = `${heightOf(axis, tick)}%`;
        return (
          <g key={tick}>
            <line x1="0" x2="100%" y1={y} y2={y} className="stroke-line" />
            {isNear(tick) ? null : (
              <text x="-8" y={y} dy="4" textAnchor="end" className={label}>
                {say(tick)}
              </text>
            )}
          </g>
        );
      })}
      {edges.map((edge) => (
        <text
          key={edge}
          x="-8"
          y={`${heightOf(axis, edge)}%`}
          dy="4"
          textAnchor="end"
          className="fill-lead font-strong text-[11px] tabular-nums"
        >
          {say(edge)}
        </text>
      ))}
    </>
  );
}

/** Days, weeks or months under the plot, each with a small mark where it begins. */
export function DayAxis({ ticks, span }: { ticks: TimeTick[]; span: Span }) {
  return ticks.map((tick) => (
    <g key={tick.from} className={classNames(!tick.isMajor && "@max-md:hidden")}>
      <Placed x={placeOf(span, tick.from)} y={100}>
        <path d="M0 0V5" className="stroke-edge" />
      </Placed>
      <Placed x={placeOf(span, tick.at)} y={100}>
        <text y="18" textAnchor="middle" className={label}>
          {tick.label}
        </text>
        {tick.second ? (
          <text y="31" textAnchor="middle" className={label}>
            {tick.second}
          </text>
        ) : null}
      </Placed>
    </g>
  ));
}

/** The hours of a day under the plot. */
export function HourAxis() {
  return [0, 6, 12, 18, 24].map((hour) => (
    <Placed key={hour} x={(hour / 24) * 100} y={100}>
      <path d="M0 0V5" className="stroke-edge" />
      <text y="18" textAnchor="middle" className={label}>
        {`${String(hour).padStart(2, "0")}:00`}
      </text>
    </Placed>
  ));
}
