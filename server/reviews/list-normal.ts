import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { normalTogetherMax } from "./contract.ts";

/** A normal patient as the round has him now; `latestAt` goes back with the conclusion. */
type NormalPatient = { patientId: string; latestAt: Date };

/** Who is normal and can be looked at together, who waits longest first. Ids only: each is opened (and logged) before anything is shown. */
export async function listNormal(access: Access<"review.list">): Promise<NormalPatient[]> {
  const rows = await look(
    access,
    (_, raw) => raw<{ patient_id: string; latest_at: string }[]>`
      select patient_id, latest_at from review_waiting
      where organization_id = ${access.organizationId} and is_normal and not is_assessment_due
      order by attention desc, waiting_since, patient_id limit ${normalTogetherMax}`,
  );
  return rows.map((row) => ({ patientId: row.patient_id, latestAt: new Date(row.latest_at) }));
}
