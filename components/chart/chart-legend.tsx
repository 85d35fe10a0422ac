import type { ReactNode } from "react";
import { ChartMarkShape, FrameShape, type MarkShape, NoteShape } from "./chart-mark.tsx";

export type LegendEntry = {
  sign: MarkShape | "hollow" | "framed" | "note" | "missing" | "firm" | "general";
  words: ReactNode;
};

/** Legend of the symbols that occur in the chart. */
export function ChartLegend({ entries }: { entries: LegendEntry[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-ink-soft text-small">
      {entries.map(({ sign, words }) => (
        <li key={sign} className="flex items-center gap-1.5">
          <svg viewBox="-10 -8 20 16" aria-hidden="true" className="h-4 w-5 shrink-0 overflow-visible">
            {signOf(sign)}
          </svg>
          <span className="min-w-0">{words}</span>
        </li>
      ))}
    </ul>
  );
}

function signOf(sign: LegendEntry["sign"]) {
  switch (sign) {
    case "hollow":
      return <ChartMarkShape shape="point" isHollow />;
    case "framed":
      return (
        <>
          <ChartMarkShape shape="point" />
          <FrameShape />
        </>
      );
    case "note":
      return (
        <g transform="translate(0 11)">
          <NoteShape />
        </g>
      );
    case "missing":
      return (
        <>
          <path d="M-9 3.5 -5-3.5M-4 3.5 0-3.5M1 3.5 5-3.5M6 3.5 9-2" strokeWidth="1.8" className="stroke-ink-faint" />
          <rect x="-9.5" y="-4" width="19" height="8" strokeWidth="0.8" className="fill-none stroke-ink-faint" />
        </>
      );
    case "firm":
    case "general":
      return (
        <>
          <rect x="-10" y="-5" width="20" height="10" className="fill-lead-soft" />
          <path
            d="M-10-5H10"
            strokeWidth="1.6"
            strokeDasharray={sign === "firm" ? undefined : "5 3.5"}
            className="stroke-lead"
          />
        </>
      );
    default:
      return <ChartMarkShape shape={sign} />;
  }
}
