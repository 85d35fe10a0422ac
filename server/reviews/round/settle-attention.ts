import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { combine, type Judged } from "./rules.ts";

type Settled = { patientId: string; version: string; judged: readonly Judged[] };

/**
 * Stores a patient's place in the round. Returns false and does nothing when something arrived or was concluded since
 * the row was read: the patient is still due and will be assessed again.
 */
export function settleAttention(
  access: Access<"review.assess">,
  { patientId, version, judged }: Settled,
): Promise<boolean> {
  const { attention, reasons, isNormal } = combine(judged);
  return change(access, async (_, raw) => {
    const settled = await raw`update review_waiting set attention = ${attention}, reasons = ${asJson(reasons)}::jsonb,
        is_normal = ${isNormal}, is_assessment_due = false, assessed_at = now()
      where organization_id = ${access.organizationId} and patient_id = ${patientId} and xmin::text = ${version}
      returning patient_id`;
    if (settled.length === 0) return { result: false, event: [] };
    const object = { type: "patient", id: patientId };
    return { result: true, event: { event: "review.assessed", object, patientId, detail: { attention } } };
  });
}

/** As text, because the driver sends a jsonb parameter as it is. */
function asJson(reasons: ReturnType<typeof combine>["reasons"]): string {
  return JSON.stringify(reasons);
}
