import type { MarkState } from "#components/ui/mark.tsx";
import type { ConnectionState, NoticeKind } from "#db/terms/connections.ts";

/** The mark of each outcome. A stale list gives `unknown`, so it never shows green. */
export const connectionMarks: Record<ConnectionState, MarkState> = {
  connected: "fine",
  incomplete: "look",
  "not-found": "now",
  "not-connected": "look",
  unknown: "unknown",
};

/** The mark of each kind of change in a list. */
export const noticeMarks: Record<NoticeKind, MarkState> = {
  "provider-gone": "now",
  "service-gone": "look",
  "endpoint-changed": "note",
  "name-changed": "look",
  "provider-back": "fine",
  "service-added": "fine",
};
