import type { MarkState } from "#components/ui/mark.tsx";
import type { SeriesState } from "#db/terms/measurements.ts";

/** The mark of each state of a series. Red is reserved for agreed alarms. */
export const seriesStateMarks: Record<SeriesState, MarkState> = {
  "in-target": "fine",
  above: "look",
  below: "look",
  insufficient: "open",
  "no-target": "unknown",
};
