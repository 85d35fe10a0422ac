import type { Access } from "#server/access/access.ts";
import { closedAmong } from "#server/access/closed-records.ts";
import { look } from "#server/access/look.ts";
import { personActing } from "#server/access/person-acting.ts";
import { recordReading } from "#server/access/record-reading.ts";
import type { PatientInput } from "#server/patients/contract.ts";
import { patientInScope } from "#server/patients/scope.ts";
import type { Treaters } from "./contract.ts";
import { isPrivacyOfficer } from "./rules.ts";
import { loadTreaters } from "./scope.ts";

/**
 * Who treats a patient, for the privacy officer, who opens no record; the log has the line. Null for one who is of care too and to whom the
 * record is not open: they keep the log, and name nobody.
 * @throws NOT_FOUND
 */
export async function getTreatersForLog(
  access: Access<"audit.read">,
  { patientId }: PatientInput,
): Promise<Treaters | null> {
  const found = await look(access, async (tx, raw) => {
    const row = await patientInScope(tx, access, patientId);
    const isClosed = !isPrivacyOfficer(personActing(access)) && (await closedAmong(raw, [patientId])).length > 0;
    return isClosed ? null : loadTreaters(tx, row);
  });
  if (found) {
    await recordReading(access, { event: "patient.listed", screen: "audit.treaters", patientIds: [patientId] });
  }
  return found;
}
