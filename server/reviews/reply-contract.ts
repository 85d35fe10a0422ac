import { z } from "zod";
import { type MeasurementKind, measurementKinds, type SeriesState } from "#db/terms/measurements.ts";
import { type ReviewConclusion, reviewConclusions } from "#db/terms/reviews.ts";

/** What a patient reads at once. */
export const replyLengthMax = 2_000;

/** Without `templateId` a new one. A text may hold blanks in braces (db/terms/reply-blanks.ts). */
export const SaveTemplateInput = z.object({
  templateId: z.uuid().optional(),
  conclusion: z.enum(reviewConclusions).nullable(),
  /** Whose figures fill the blanks; null: a text without figures. */
  measurementKind: z.enum(measurementKinds).nullable(),
  title: z.string().trim().min(2).max(80),
  body: z.string().trim().min(2).max(replyLengthMax),
});
export type SaveTemplateInput = z.infer<typeof SaveTemplateInput>;
export const TemplateInput = z.object({ templateId: z.uuid() });
export type TemplateInput = z.infer<typeof TemplateInput>;

export type ReplyTemplate = {
  templateId: string;
  conclusion: ReviewConclusion | null;
  measurementKind: MeasurementKind | null;
  title: string;
  body: string;
  /** As Balie brings it; the practice has not changed it. */
  isShipped: boolean;
};

/**
 * A template with the figures of one patient in it. `missing`: blanks for which this patient has no figure; they stay in the text.
 * `state`: how the series that the text is about stands; null: it is about none.
 */
export type FilledTemplate = ReplyTemplate & { text: string; missing: string[]; state: SeriesState | null };

export type Reply = {
  replyId: string;
  body: string;
  writtenByName: string | null;
  sentAt: Date;
  fetchedAt: Date | null;
};
