import { z } from "zod";
import { type MeasurementKind, measurementKinds, type SeriesState } from "#db/terms/measurements.ts";
import { type MessageOccasion, messageLengthMax, messageOccasions } from "#db/terms/messages.ts";

/** Without `templateId` a new template. The text may hold placeholders in braces (db/terms/message-blanks.ts). */
export const SaveTemplateInput = z.object({
  templateId: z.uuid().optional(),
  occasion: z.enum(messageOccasions).nullable(),
  /** The measurement kind whose values fill the placeholders; null: a text without values. */
  measurementKind: z.enum(measurementKinds).nullable(),
  title: z.string().trim().min(2).max(80),
  body: z.string().trim().min(2).max(messageLengthMax),
});
export type SaveTemplateInput = z.infer<typeof SaveTemplateInput>;
export const TemplateInput = z.object({ templateId: z.uuid() });
export type TemplateInput = z.infer<typeof TemplateInput>;

export type MessageTemplate = {
  templateId: string;
  occasion: MessageOccasion | null;
  measurementKind: MeasurementKind | null;
  title: string;
  body: string;
  /** As shipped; not changed by the practice. */
  isShipped: boolean;
};

/**
 * A template filled with one patient's values. `missing`: placeholders for which this patient has no value; they stay
 * in the text. `state`: how the series compares with its target; null when the text is not about one.
 */
export type FilledTemplate = MessageTemplate & { text: string; missing: string[]; state: SeriesState | null };
