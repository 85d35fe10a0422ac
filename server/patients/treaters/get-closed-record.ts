import { fullName } from "#db/terms/patient-names.ts";
import type { Access } from "#server/access/access.ts";
import { closedAmong } from "#server/access/closed-records.ts";
import { look } from "#server/access/look.ts";
import { recordReading } from "#server/access/record-reading.ts";
import type { PatientInput } from "#server/patients/contract.ts";
import { patientInScope } from "#server/patients/scope.ts";
import type { ClosedRecord } from "./contract.ts";
import { careById, colleaguesHere, treatersOf } from "./scope.ts";

/**
 * Whose record is not open to the reader, and who treats the patient, without as what: a programme is a diagnosis. Null when it is open.
 * @throws NOT_FOUND
 */
export async function getClosedRecord(
  access: Access<"patient.open-in-emergency">,
  { patientId }: PatientInput,
): Promise<ClosedRecord | null> {
  const { organizationId } = access;
  const found = await look(access, async (tx, raw) => {
    const row = await patientInScope(tx, access, patientId);
    if ((await closedAmong(raw, [patientId])).length === 0) return null;
    const here = careById(await colleaguesHere(tx, organizationId));
    const named = await treatersOf(tx, organizationId, patientId);
    const names = named.flatMap(({ personId }) => here.get(personId)?.name ?? []);
    return { patientId, fullName: fullName(row), birthDate: row.birthDate, treaterNames: [...new Set(names)].sort() };
  });
  if (found) {
    await recordReading(access, { event: "patient.listed", screen: "patients.closed", patientIds: [patientId] });
  }
  return found;
}
