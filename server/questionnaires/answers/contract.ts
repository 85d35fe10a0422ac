import { z } from "zod";
import type { Localized, ScaleScore, ScoreState } from "#db/terms/questionnaires.ts";
import type { AttentionReason } from "#db/terms/reviews.ts";
import type { AnswerLine } from "#server/questionnaires/items/contract.ts";
import type { ActionView, QuestionnaireView } from "#server/questionnaires/library/contract.ts";
import type { ScoreView } from "#server/questionnaires/scoring/contract.ts";
import type { TaskRow } from "#server/questionnaires/sending/contract.ts";

export const ResponseInput = z.object({ responseId: z.uuid() });

export type ResponseInput = z.infer<typeof ResponseInput>;

/** One response as shown to staff: flagged items first, then score, change and answers. */
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

/** All questionnaires of one patient, newest first. */
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
    scales: ScaleScore[] | null;
    max: number | null;
    band: Localized | null;
    attention: number;
    reasons: AttentionReason[];
    reviewedAt: Date | null;
  }[];
};
