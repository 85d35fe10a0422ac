import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { MessageOccasion } from "#db/terms/messages.ts";
import { attentionRanks } from "#db/terms/reviews.ts";
import type { FilledTemplate } from "#server/messages/template-contract.ts";

/**
 * The next template after `currentId` that has a figure for every placeholder and matches the patient's state; wraps
 * around. Null if none fits, and a person has to write. `attention`: the patient's, in the round.
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

/** Words by which an agreed action asks for today, and by which a message promises something later. */
const today = /vandaag|meteen|direct|onmiddellijk|dezelfde dag/i;
const later =
  /\b(binnen|over) (een|één|twee|drie|enkele|een paar|\d+) (werkdag|dag|week|weken)|\b(over)?morgen\b|(volgende|deze) week/i;

/**
 * The texts that may be offered: where an action that the practice agreed for what is open says today, none that promises later. `actions`:
 * these actions, as text. Read from words, since both are free text: our own choice (2026-11-30).
 */
export function textsInTime(templates: readonly FilledTemplate[], actions: readonly string[]): FilledTemplate[] {
  return actions.some((action) => today.test(action))
    ? templates.filter(({ text }) => !later.test(text))
    : [...templates];
}

/** A template about a series depends on that series; "all is in order" depends on everything that is open. */
function fits({ occasion, measurementKind, state }: FilledTemplate, attention: number): boolean {
  if (occasion === null) return false;
  const isQuiet = attention <= attentionRanks.normal;
  // What was flagged or set off an alarm is talked about first.
  const isUrgent = attention >= attentionRanks.flagged;
  const may: Record<MessageOccasion, boolean> = {
    "in-order": isQuiet && (measurementKind === null || state === "in-target"),
    adjust:
      !isUrgent && (measurementKind === null ? attention >= attentionRanks.look : isOutside(measurementKind, state)),
    call: measurementKind === null ? attention >= attentionRanks.look : isOutside(measurementKind, state),
    "ask-more": !isUrgent && state === "insufficient",
  };
  return may[occasion];
}

/** The templates phrase a blood pressure target as "lower than", so they do not fit a pressure below the target. */
function isOutside(kind: MeasurementKind, state: FilledTemplate["state"]): boolean {
  return state === "above" || (state === "below" && kind !== "blood-pressure");
}
