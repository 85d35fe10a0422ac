import type { MarkState } from "#components/ui/mark.tsx";
import type { ConnectionState, NoticeKind } from "#db/terms/connections.ts";

/** The mark of each outcome. Never green on a stale list: that outcome is `unknown`. */
export const connectionMarks: Record<ConnectionState, MarkState> = {
  connected: "fine",
  incomplete: "look",
  "not-found": "now",
  "not-tied": "look",
  unknown: "unknown",
};

/** The mark of each thing that a list changed. */
export const noticeMarks: Record<NoticeKind, MarkState> = {
  "provider-gone": "now",
  "service-gone": "look",
  "endpoint-changed": "note",
  "name-changed": "look",
  "provider-back": "fine",
  "service-added": "fine",
};
