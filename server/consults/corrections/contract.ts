import { z } from "zod";
import { type CorrectionDecision, correctionDecisions, decisionReasonMax } from "#db/terms/consults.ts";

/** A decision about a request to correct the record, with its reason as the patient reads it. */
export type Decision = { decision: CorrectionDecision; reason: string };

/** Why a request to correct the record cannot be closed yet. */
export type CorrectionRefusal = "undecided" | "no-reason";

/** `sawLast`: the last message that whoever decides had on screen; when more was said since, the decision is refused with CONFLICT. */
export const DecideCorrectionInput = z.object({
  consultId: z.uuid(),
  patientId: z.uuid(),
  decision: z.enum(correctionDecisions),
  reason: z.string().trim().max(decisionReasonMax),
  sawLast: z.uuid().nullable(),
});
export type DecideCorrectionInput = z.infer<typeof DecideCorrectionInput>;
