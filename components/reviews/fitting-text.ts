import type { MeasurementKind } from "#db/terms/measurements.ts";
import { attentionRanks, type ReviewConclusion } from "#db/terms/reviews.ts";
import type { FilledTemplate } from "#server/reviews/reply-contract.ts";

/**
 * The text after `currentId` that has a figure for every blank and says nothing else than how the patient stands; after the last, the
 * first again. Null when none fits: then a person writes. `attention`: where the patient stands in the round.
 */
export function nextFitting(
  templates: readonly FilledTemplate[],
  attention: number,
  currentId: string | null,
): FilledTemplate | null {
  const fitting = templates.filter((template) => template.missing.length === 0 && fits(template, attention));
  const at = fitting.findIndex((template) => template.templateId === currentId);
  return fitting[at + 1] ?? fitting[0] ?? null;
}

/** A text about a series goes by that series; "all is in order" by everything that waits. */
function fits({ conclusion, measurementKind, state }: FilledTemplate, attention: number): boolean {
  if (conclusion === null) return false;
  const isQuiet = attention <= attentionRanks.normal;
  const may: Record<ReviewConclusion, boolean> = {
    "in-order": isQuiet && (measurementKind === null || state === "in-target"),
    adjust: measurementKind === null ? attention >= attentionRanks.look : isOutside(measurementKind, state),
    call: measurementKind === null ? attention >= attentionRanks.look : isOutside(measurementKind, state),
    "ask-more": state === "insufficient",
  };
  return may[conclusion];
}

/** The target of a blood pressure is said as "lower than": nothing to tell whoever stands under it. */
function isOutside(kind: MeasurementKind, state: FilledTemplate["state"]): boolean {
  return state === "above" || (state === "below" && kind !== "blood-pressure");
}
