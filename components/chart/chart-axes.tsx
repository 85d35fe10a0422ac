import { classNames } from "#components/ui/class-names.ts";
import { Placed } from "./placed.tsx";
import type { Span } from "./series.ts";
import type { TimeTick } from "./time-axis.ts";
import { heightOf, placeOf, type ValueAxis } from "./value-axis.ts";

const label = "fill-ink-faint text-[11px] tabular-nums";

type ValueLinesProps = {
  axis: ValueAxis;
  say: (value: number) => string;
  /** Bounds of the target: each gets its own label, which replaces a tick label that is too close. */
  bounds: number[];
  /** Labels closer than this would overlap, in percent of the height. */
  nearPercent?: number;
};

/** Horizontal grid lines at round numbers, with labels left of the plot. */
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

/** Days, weeks or months under the plot, with a tick at the start of each. */
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

/** Hours of the day under the plot. */
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
