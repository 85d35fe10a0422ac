import type { MarkState } from "#components/ui/mark.tsx";
import type { SeriesState } from "#db/terms/measurements.ts";

/** How a series stands as a mark. Red is kept for alarms that somebody agreed. */
export const seriesStateMarks: Record<SeriesState, MarkState> = {
  "in-target": "fine",
  above: "look",
  below: "look",
  insufficient: "open",
  "no-target": "unknown",
};
