import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { patientInScope } from "#server/patients/scope.ts";
import type { Treaters } from "./contract.ts";
import { loadTreaters } from "./scope.ts";

/** Who treats an opened patient and as what, whom the record is open to, and who else can be named. */
export function getTreaters({ access, patientId }: OpenedPatient<"patient.read">): Promise<Treaters> {
  return look(access, async (tx) => loadTreaters(tx, await patientInScope(tx, access, patientId)));
}
