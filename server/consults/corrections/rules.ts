import { decisionReasonMin } from "#db/terms/consults.ts";
import type { CorrectionRefusal, Decision } from "./contract.ts";

/** Why a request to correct the record cannot be closed with this decision; null: it can. */
export function refusalOf(decision: Decision | null): CorrectionRefusal | null {
  if (decision === null) return "undecided";
  return decision.reason.trim().length < decisionReasonMin ? "no-reason" : null;
}
