import type { ReviewAdjustment, ReviewConclusion } from "./reviews.ts";

/**
 * What a SOEP text holds besides the conclusion; it is the same before and after it. Every line is a Dutch sentence, the language of the
 * record.
 */
export type SoepFrame = {
  /** What the patient shared and said. */
  shared: readonly string[];
  /** Results of measurements and scores. */
  findings: readonly string[];
  /** How these compare with what was agreed. */
  standing: readonly string[];
};

export type SoepConclusion = {
  /** Null: not concluded yet. */
  conclusion: ReviewConclusion | null;
  adjusts: ReviewAdjustment | null;
  /** The internal note: goes to the HIS and nowhere else. */
  note: string;
  message: string;
  task: string;
};

/** The task that a conclusion leaves when its author wrote none. */
export const usualTaskTexts = { call: "Bellen", medication: "Medicatie aanpassen" } as const;

const assessments: Record<ReviewConclusion, string> = {
  "in-order": "In orde",
  adjust: "Aanpassing nodig",
  call: "Overleg met de patiënt nodig",
  "ask-more": "Meer metingen nodig",
};

const adjustments: Record<ReviewAdjustment, string> = {
  medication: "Medicatie aanpassen",
  target: "Streefwaarde aanpassen",
  measuring: "Meetplan aanpassen",
};

/**
 * The text for the HIS: S what the patient shared and said, O what was measured, E how that stands and the assessment, P everything that was
 * decided. A note says what was agreed more often than what was thought, so it stands under P: our own choice (2026-11-30). Letters without
 * content are omitted.
 */
export function soepText(frame: SoepFrame, made: SoepConclusion): string {
  const { conclusion, adjusts, note, message } = made;
  const task = made.task.trim() || usualTask(conclusion, adjusts);
  const plan = [
    adjusts === null || task === adjustments[adjusts] ? "" : adjustments[adjusts],
    conclusion === "ask-more" ? "Meer meten" : "",
    oneLine(note),
    message.trim() && `Bericht aan patiënt: “${oneLine(message)}”`,
    task && `Taak: ${oneLine(task)}`,
  ];
  const lines = [
    part("S", frame.shared.map(oneLine)),
    part("O", frame.findings),
    part("E", [...frame.standing, conclusion === null ? "" : assessments[conclusion]]),
    part("P", plan),
  ];
  return lines.filter((line) => line !== "").join("\n");
}

function usualTask(conclusion: ReviewConclusion | null, adjusts: ReviewAdjustment | null): string {
  if (conclusion === "call") return usualTaskTexts.call;
  return adjusts === "medication" ? usualTaskTexts.medication : "";
}

function part(letter: string, sentences: readonly string[]): string {
  const filled = sentences.filter((sentence) => sentence.trim() !== "");
  return filled.length === 0 ? "" : `${letter}: ${filled.map(ended).join(" ")}`;
}

/** Sentences are joined on one line, so each needs a full stop. */
function ended(sentence: string): string {
  return /[.!?”]$/.test(sentence.trim()) ? sentence.trim() : `${sentence.trim()}.`;
}

/** A HIS takes one paragraph per letter. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
