import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { patient } from "#db/schema/patients.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { recordReading } from "#server/access/record-reading.ts";
import { type ListPatientsInput, type PatientPage, patientPageSize } from "./contract.ts";
import { listed, listedColumns, patientInScope } from "./scope.ts";

/**
 * A page of the patients by name. Where the page before ended is looked up by the id of its last patient, so that no address holds
 * a name. That the list was read stands in the log, once for each sitting.
 */
export async function listPatients(access: Access<"patient.list">, input: ListPatientsInput): Promise<PatientPage> {
  const found = await look(access, async (tx) => {
    const last = input.after ? await patientInScope(tx, access, input.after) : null;
    return tx
      .select(listedColumns)
      .from(patient)
      .where(
        and(
          eq(patient.organizationId, access.organizationId),
          input.withLeft ? undefined : isNull(patient.leftAt),
          last
            ? sql`(${patient.sortName}, ${patient.patientId}) > (${last.sortName}, ${last.patientId}::uuid)`
            : undefined,
        ),
      )
      .orderBy(asc(patient.sortName), asc(patient.patientId))
      .limit(patientPageSize + 1);
  });
  const rows = found.slice(0, patientPageSize);
  await recordReading(access, { event: "patient.listed", screen: "patients", count: rows.length });
  const now = new Date();
  return {
    rows: rows.map((row) => listed(row, now)),
    nextAfter: found.length > patientPageSize ? (rows.at(-1)?.patientId ?? null) : null,
  };
}
