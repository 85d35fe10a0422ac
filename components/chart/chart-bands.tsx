import type { SeriesBand } from "./series.ts";
import { heightOf, type ValueAxis } from "./value-axis.ts";

/** Share of the plot, in percent, over which the open side of a band fades out. */
const fadePercent = 30;

/**
 * The target ranges, drawn behind the values. An open side fades out, so that it does not suggest a bound that was
 * never set.
 */
export function ChartBands({ id, bands, axis }: { id: string; bands: SeriesBand[]; axis: ValueAxis }) {
  return bands.map((band, index) => (
    <Band key={`${band.lower} ${band.upper}`} id={`${id}${index}`} band={band} axis={axis} />
  ));
}

function Band({ id, band, axis }: { id: string; band: SeriesBand; axis: ValueAxis }) {
  const { lower, upper, isFirm } = band;
  const upperAt = upper === null ? null : heightOf(axis, upper);
  const lowerAt = lower === null ? null : heightOf(axis, lower);
  const top = upperAt ?? Math.max(0, (lowerAt ?? 100) - fadePercent);
  const bottom = lowerAt ?? Math.min(100, (upperAt ?? 0) + fadePercent);
  const isOpen = upperAt === null || lowerAt === null;
  const edges = [upperAt, lowerAt].filter((edge) => edge !== null);
  return (
    <>
      {isOpen ? (
        <linearGradient id={id} x1="0" x2="0" y1={upperAt === null ? "1" : "0"} y2={upperAt === null ? "0" : "1"}>
          <stop offset="0" className="[stop-color:var(--color-lead-soft)]" />
          <stop offset="1" stopOpacity="0" className="[stop-color:var(--color-lead-soft)]" />
        </linearGradient>
      ) : null}
      <rect
        x="0"
        y={`${top}%`}
        width="100%"
        height={`${Math.max(0, bottom - top)}%`}
        fill={isOpen ? `url(#${id})` : undefined}
        className={isOpen ? undefined : "fill-lead-soft"}
      />
      {edges.map((edge) => (
        <line
          key={edge}
          x1="0"
          x2="100%"
          y1={`${edge}%`}
          y2={`${edge}%`}
          strokeWidth={isFirm ? 1.5 : 1.2}
          strokeDasharray={isFirm ? undefined : "5 4"}
          className="stroke-lead opacity-70"
        />
      ))}
    </>
  );
}
