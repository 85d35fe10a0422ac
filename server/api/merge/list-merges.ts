import { and, desc, eq, isNull } from "drizzle-orm";
import { patient, patientMerge } from "#db/schema/patients.ts";
import { fullName } from "#db/terms/patient-names.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import type { PastMerge } from "#server/patients/contract.ts";
import { undoMergeUntil } from "./rules.ts";

/** More than anybody was ever entered. */
const mergesMax = 20;

/** Who was merged into this patient, newest first; what was undone is in the log only. */
export async function listMerges({ access, patientId }: OpenedPatient, now = new Date()): Promise<PastMerge[]> {
  const { organizationId } = access;
  const rows = await look(access, (tx) =>
    tx
      .select({ mergeId: patientMerge.mergeId, mergedAt: patientMerge.mergedAt, other: patient })
      .from(patientMerge)
      .innerJoin(
        patient,
        and(eq(patient.organizationId, patientMerge.organizationId), eq(patient.patientId, patientMerge.mergedId)),
      )
      .where(
        and(
          eq(patientMerge.organizationId, organizationId),
          eq(patientMerge.survivingId, patientId),
          isNull(patientMerge.undoneAt),
        ),
      )
      .orderBy(desc(patientMerge.mergeId))
      .limit(mergesMax),
  );
  return rows.map(({ mergeId, mergedAt, other }) => ({
    mergeId,
    mergedAt,
    fullName: fullName(other),
    birthDate: other.birthDate,
    recordNumber: other.recordNumber,
    undoUntil: undoMergeUntil(mergedAt, now),
  }));
}
