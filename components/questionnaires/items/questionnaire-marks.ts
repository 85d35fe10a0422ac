import type { MarkState } from "#components/ui/mark.tsx";
import type { LicenceKind, ShownState } from "#db/terms/questionnaires.ts";
import { attentionRanks } from "#db/terms/reviews.ts";

export const stateMarks: Record<ShownState, MarkState> = {
  sent: "open",
  opened: "open",
  done: "fine",
  declined: "note",
  failed: "look",
  expired: "note",
  cancelled: "note",
};

export const licenceMarks: Record<LicenceKind, MarkState> = {
  free: "fine",
  own: "fine",
  licensed: "fine",
  unclear: "look",
};

/** The mark of a result: red only for what needs action now. */
export function attentionMark(attention: number): MarkState {
  if (attention >= attentionRanks.flagged) return "now";
  if (attention > attentionRanks.look) return "look";
  return "note";
}
