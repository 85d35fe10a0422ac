import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { patient } from "#db/schema/patients.ts";
import type { Access } from "#server/access/access.ts";
import { hasNamesakeJoined } from "#server/access/has-namesake.ts";
import { look } from "#server/access/look.ts";
import { recordReading } from "#server/access/record-reading.ts";
import { type ListPatientsInput, type PatientPage, patientPageSize } from "./contract.ts";
import { listed, listedColumns, patientInScope } from "./scope.ts";

/**
 * A page of patients by name, and of one name the oldest first. The position is looked up by the id of the previous page's last patient, so that no URL
 * holds a name. Reading the list is logged, once per sitting.
 */
export async function listPatients(access: Access<"patient.list">, input: ListPatientsInput): Promise<PatientPage> {
  const found = await look(access, async (tx) => {
    const last = input.after ? await patientInScope(tx, access, input.after) : null;
    return tx
      .select({ ...listedColumns, hasNamesake: hasNamesakeJoined() })
      .from(patient)
      .where(
        and(
          eq(patient.organizationId, access.organizationId),
          isNull(patient.mergedInto),
          input.withLeft ? undefined : isNull(patient.leftAt),
          last
            ? sql`(${patient.sortName}, ${patient.birthDate}, ${patient.patientId}) >
                (${last.sortName}, ${last.birthDate}::date, ${last.patientId}::uuid)`
            : undefined,
        ),
      )
      .orderBy(asc(patient.sortName), asc(patient.birthDate), asc(patient.patientId))
      .limit(patientPageSize + 1);
  });
  const rows = found.slice(0, patientPageSize);
  await recordReading(access, {
    event: "patient.listed",
    screen: "patients",
    patientIds: rows.map((row) => row.patientId),
  });
  const now = new Date();
  return {
    rows: rows.map((row) => listed(row, now)),
    nextAfter: found.length > patientPageSize ? (rows.at(-1)?.patientId ?? null) : null,
  };
}
