import type { ReactNode } from "react";

/** A thing at a place in the plot, both in percent: the picture is as wide as its place, the thing keeps its size. */
export function Placed({ x, y, children }: { x: number; y: number; children: ReactNode }) {
  return (
    <svg aria-hidden="true" x={`${x}%`} y={`${y}%`} overflow="visible">
      {children}
    </svg>
  );
}

/** A square of 100 by 100 that is stretched over the plot; for lines, whose width is not stretched. */
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
