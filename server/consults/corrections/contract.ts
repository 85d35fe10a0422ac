import type { CorrectionDecision } from "#db/terms/consults.ts";

/** A decision about a request to correct the record, with its reason as the patient reads it. */
export type Decision = { decision: CorrectionDecision; reason: string };

/** Why a request to correct the record cannot be closed yet. */
export type CorrectionRefusal = "undecided" | "no-reason";
