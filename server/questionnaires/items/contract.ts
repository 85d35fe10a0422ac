import type { AnswerValue } from "#db/terms/questionnaires.ts";

/** An item of the questionnaire with its answers. */
export type AnswerLine = {
  linkId: string;
  kind: "group" | "display" | "question";
  depth: number;
  prefix: string | null;
  text: string | null;
  isRequired: boolean;
  /** `not-shown`: the patient never saw it; `open`: shown but not answered; `text`: display text, nothing to answer. */
  state: "text" | "answered" | "open" | "not-shown" | "answered-not-shown" | "unknown-item";
  values: AnswerValue[];
  /** Of a repeated group, counted from 1. */
  occurrence: number | null;
  points: number | null;
  isFlagged: boolean;
};
