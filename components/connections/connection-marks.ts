import type { MarkState } from "#components/ui/mark.tsx";
import type { ConnectionState } from "#db/terms/connections.ts";

/** The mark of each outcome. Never green on a stale list: that outcome is `unknown`. */
export const connectionMarks: Record<ConnectionState, MarkState> = {
  connected: "fine",
  incomplete: "look",
  "not-found": "now",
  "not-tied": "look",
  unknown: "unknown",
};
