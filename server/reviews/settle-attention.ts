import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { type Judged, together } from "./rules.ts";

type Settled = { patientId: string; version: string; judged: readonly Judged[] };

/**
 * Gives a patient his place in the round. Does nothing, and says so, when something arrived or was concluded since his row was read:
 * he is due still, and comes again.
 */
export function settleAttention(
  access: Access<"review.assess">,
  { patientId, version, judged }: Settled,
): Promise<boolean> {
  const { attention, reasons, isNormal } = together(judged);
  return change(access, async (_, raw) => {
    const settled = await raw`update review_waiting set attention = ${attention}, reasons = ${plain(reasons)}::jsonb,
        is_normal = ${isNormal}, is_assessment_due = false, assessed_at = now()
      where organization_id = ${access.organizationId} and patient_id = ${patientId} and xmin::text = ${version}
      returning patient_id`;
    if (settled.length === 0) return { result: false, event: [] };
    const object = { type: "patient", id: patientId };
    return { result: true, event: { event: "review.assessed", object, patientId, detail: { attention } } };
  });
}

/** Reasons as JSON text: the connection sends values of jsonb as they are. Absent parts stay absent. */
function plain(reasons: ReturnType<typeof together>["reasons"]): string {
  return JSON.stringify(reasons);
}
