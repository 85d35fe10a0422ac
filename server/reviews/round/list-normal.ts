import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { PatientFilter } from "#server/patients/filter-contract.ts";
import { normalTogetherMax } from "./contract.ts";
import { waitingWithin } from "./filter-round.ts";

/** `latestAt` is sent with the conclusion, which covers nothing newer. */
type NormalPatient = { patientId: string; latestAt: Date };

/**
 * Normal patients to review together, longest waiting first, without who was handed over: somebody asked a GP to look. Ids only: each is opened, and logged, before anything is
 * shown.
 */
export async function listNormal(access: Access<"review.list">, filter: PatientFilter = {}): Promise<NormalPatient[]> {
  const rows = await look(
    access,
    (_, raw) => raw<{ patient_id: string; latest_at: string }[]>`
      select w.patient_id, w.latest_at from ${waitingWithin(raw, access, filter)}
      where w.is_normal and not w.is_assessment_due and not w.is_handed
      order by w.place desc, w.waiting_since, w.patient_id limit ${normalTogetherMax}`,
  );
  return rows.map((row) => ({ patientId: row.patient_id, latestAt: new Date(row.latest_at) }));
}
