import type { MarkState } from "#components/ui/mark.tsx";
import type { IssueState } from "#db/terms/issues.ts";

/** The mark of each state of an issue. */
export const issueMarks: Record<IssueState, MarkState> = {
  filed: "open",
  looking: "open",
  "with-supplier": "look",
  solved: "fine",
  declined: "note",
};
