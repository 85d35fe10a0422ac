import { classNames } from "#components/ui/class-names.ts";

/**
 * The meaning of each shape: a circle is within the target, a triangle points to the side on which the value is out of
 * range, a square has no target that applies to it, a cross does not count.
 */
export type MarkShape = "point" | "up" | "down" | "plain" | "cross";
export type MarkSize = "large" | "small" | "tiny";

const radii: Record<MarkSize, number> = { large: 4.25, small: 3, tiny: 2 };

/** Size of the marks, given how many there are. */
export function markSizeFor(count: number): MarkSize {
  if (count <= 80) return "large";
  return count <= 260 ? "small" : "tiny";
}

type ChartMarkShapeProps = { shape: MarkShape; isHollow?: boolean; size?: MarkSize };

/**
 * The shape, centred on the origin. Hollow means another origin; like the shapes, it survives a black-and-white
 * printer.
 */
export function ChartMarkShape({ shape, isHollow = false, size = "large" }: ChartMarkShapeProps) {
  const r = radii[size];
  const isOut = shape === "up" || shape === "down";
  const look = classNames(
    isOut ? "stroke-look-ink" : "stroke-lead",
    isHollow ? "fill-raised" : isOut ? "fill-look" : "fill-lead",
  );
  const width = isHollow ? 1.8 : isOut ? 1.1 : 0;
  switch (shape) {
    case "point":
      return <circle r={isHollow ? r - 0.6 : r} strokeWidth={width} className={look} />;
    case "plain":
      return (
        <rect
          x={1 - r}
          y={1 - r}
          width={2 * r - 2}
          height={2 * r - 2}
          rx="1"
          strokeWidth="1.4"
          className={classNames("stroke-ink-faint", isHollow ? "fill-raised" : "fill-ink-faint")}
        />
      );
    case "up":
      return <path d={triangle(r)} strokeWidth={width} strokeLinejoin="round" className={look} />;
    case "down":
      return (
        <path d={triangle(r)} transform="scale(1 -1)" strokeWidth={width} strokeLinejoin="round" className={look} />
      );
    case "cross":
      return (
        <path
          d={`M${-r} ${-r}L${r} ${r}M${-r} ${r}L${r} ${-r}`}
          strokeWidth="1.8"
          strokeLinecap="round"
          className="fill-none stroke-ink-soft"
        />
      );
  }
}

/** A frame around a mark: measured by somebody other than the patient. */
export function FrameShape() {
  return (
    <rect x="-7.5" y="-7.5" width="15" height="15" rx="2" strokeWidth="1.3" className="fill-none stroke-ink-soft" />
  );
}

/** A speech bubble above a mark: the value has a comment. */
export function NoteShape() {
  return (
    <path
      d="M-5-15.5h10a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5h-3l-2 2.4-2-2.4h-3a1.5 1.5 0 0 1-1.5-1.5v-5a1.5 1.5 0 0 1 1.5-1.5Z"
      strokeWidth="1.2"
      className="fill-raised stroke-ink-soft"
    />
  );
}

/** A triangle with the same visual weight as a circle of this radius. */
function triangle(r: number): string {
  const side = r * 1.3;
  return `M0 ${-r * 1.25}L${side} ${r * 0.95}H${-side}Z`;
}
