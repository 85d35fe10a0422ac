import { z } from "zod";
import type { AnswerValue, BothLanguages, ScoreBand, ScoreState } from "#db/terms/questionnaires.ts";
import type { AttentionReason } from "#db/terms/reviews.ts";
import type { ActionView, QuestionnaireView, TaskRow } from "./contract.ts";

/** Older answers of the same list that a trend shows. */
export const trendMax = 24;

/** An item of the list with what was answered to it. */
export type AnswerLine = {
  linkId: string;
  kind: "group" | "display" | "question";
  depth: number;
  prefix: string | null;
  text: string | null;
  isRequired: boolean;
  /** `not-shown`: the patient never saw it; `open`: he did and left it. `text`: nothing to answer. */
  state: "text" | "answered" | "open" | "not-shown" | "answered-not-shown" | "unknown-item";
  values: AnswerValue[];
  /** Of a repeated group, counted from 1. */
  occurrence: number | null;
  points: number | null;
  isFlagged: boolean;
};
export type ScoreView = {
  state: Exclude<ScoreState, "no-score">;
  score: number | null;
  min: number | null;
  max: number | null;
  band: { code: string; label: BothLanguages } | null;
  /** Questions that had to be answered for a score and were not. */
  missing: string[];
  scoringVersion: string;
  scoringSource: string;
  worse: "higher" | "lower";
  bands: ScoreBand[];
  smallestDifference: { value: number; source: string } | null;
  change: {
    from: number;
    fromAt: Date;
    difference: number;
    is: "better" | "worse" | "within-chance" | "unknown";
  } | null;
  /** Oldest first, this one included. */
  trend: { responseId: string; at: Date; score: number }[];
};

export const PatientResponsesInput = z.object({ patientId: z.uuid() });
export type PatientResponsesInput = z.infer<typeof PatientResponsesInput>;

export const ResponseInput = z.object({ responseId: z.uuid() });
export type ResponseInput = z.infer<typeof ResponseInput>;
/** One response as a person reads it: flagged items first, then score, change and answers. */
export type ResponseView = {
  responseId: string;
  patientId: string;
  taskId: string | null;
  questionnaire: Pick<
    QuestionnaireView,
    "questionnaireId" | "title" | "version" | "language" | "licence" | "licenceText" | "source"
  >;
  authoredAt: Date;
  receivedAt: Date;
  origin: { gatewayName: string | null; pgoName: string | null };
  flagged: { line: AnswerLine; action: ActionView }[];
  score: ScoreView | null;
  lines: AnswerLine[];
  attention: number;
  reasons: AttentionReason[];
  reviewedAt: Date | null;
};

/** Everything about questionnaires of one patient, newest first. */
export type PatientQuestionnaires = {
  tasks: (Omit<TaskRow, "patient" | "response"> & { message: string | null; responseId: string | null })[];
  series: {
    seriesId: string;
    title: string;
    everyMonths: number;
    nextAt: Date;
    startedAt: Date;
    endedAt: Date | null;
  }[];
  responses: {
    responseId: string;
    questionnaireId: string;
    url: string;
    title: string;
    authoredAt: Date;
    receivedAt: Date;
    scoreState: ScoreState;
    score: number | null;
    max: number | null;
    band: BothLanguages | null;
    attention: number;
    reasons: AttentionReason[];
    reviewedAt: Date | null;
  }[];
};
