import type { AttentionReason } from "#db/terms/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";

/** Patients per run; the rest follow in the next run. */
const dueMax = 200;

/**
 * A patient whose place in the round must be assessed. `version` is that of the row as read; any later arrival or
 * conclusion changes it.
 */
type DuePatient = {
  patientId: string;
  version: string;
  hasMeasurements: boolean;
  /** The findings of the questionnaire rules in the open answers. */
  responses: { attention: number; reasons: AttentionReason[] }[];
};

/**
 * The patients to assess: something arrived or was concluded, or their measurements were judged again. Longest waiting
 * first.
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
