import type { ReactNode } from "react";

/** Places an element in the plot, in percent: the plot stretches to its container while the element keeps its size. */
export function Placed({ x, y, children }: { x: number; y: number; children: ReactNode }) {
  return (
    <svg aria-hidden="true" x={`${x}%`} y={`${y}%`} overflow="visible">
      {children}
    </svg>
  );
}

/** A 100 by 100 viewBox stretched over the plot, for lines; stroke widths do not scale. */
export function Stretched({ children }: { children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      width="100%"
      height="100%"
      overflow="visible"
    >
      {children}
    </svg>
  );
}
