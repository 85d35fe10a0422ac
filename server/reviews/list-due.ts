import type { AttentionReason } from "#db/terms/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";

/** Patients in one go; who is still due after it comes in the next. */
const dueMax = 200;

/**
 * A patient whose place in the round is to be found. `version` is that of the row as it was read: whatever arrives or is concluded
 * after it makes another one.
 */
type DuePatient = {
  patientId: string;
  version: string;
  hasMeasurements: boolean;
  /** What the rules of questionnaires said of the answers that are open. */
  responses: { attention: number; reasons: AttentionReason[] }[];
};

/**
 * Who is due: something arrived or was concluded, or his measurements were judged anew since. Who waits longest comes first.
 */
export function listDue(access: Access<"review.assess">): Promise<DuePatient[]> {
  const { organizationId } = access;
  return look(access, async (_, raw) => {
    const rows = await raw<DuePatient[]>`
      select w.patient_id as "patientId", w.xmin::text as version,
        exists (select from review_item i where i.organization_id = w.organization_id and i.patient_id = w.patient_id
          and i.review_id is null and i.kind in ('measurements', 'silence')) as "hasMeasurements",
        coalesce((select jsonb_agg(jsonb_build_object('attention', r.attention, 'reasons', r.reasons) order by r.response_id)
          from review_item i join questionnaire_response r
            on r.organization_id = i.organization_id and r.response_id = i.item_id
          where i.organization_id = w.organization_id and i.patient_id = w.patient_id and i.review_id is null
            and i.kind = 'questionnaire-response'), '[]'::jsonb) as responses
      from review_waiting w
      where w.organization_id = ${organizationId} and (w.is_assessment_due or exists (
        select from measurement_summary s where s.organization_id = w.organization_id and s.patient_id = w.patient_id
          and s.computed_at > w.assessed_at))
      order by w.latest_at limit ${dueMax}`;
    return [...rows];
  });
}
