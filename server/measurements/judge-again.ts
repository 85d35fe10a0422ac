import type { Transaction } from "#db/client.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { Permission } from "#server/access/permissions.ts";
import { enqueue } from "#server/jobs/queue.ts";
import { assessMeasurements } from "./assess-measurements.ts";

/** Patients that are looked up in one go. */
const pageSize = 200;

/** With the change of a rule of the practice: all its series are judged again, by the worker, since there may be thousands. */
export function askToJudgeAgain(tx: Transaction, { organizationId }: Access<Permission>): Promise<void> {
  return enqueue(tx, "measurements.judge-again", { organizationId }, { key: organizationId });
}

/**
 * Judges every series of the practice by the rules that hold now, patient by patient; the round follows by itself, because it looks at
 * what was judged since. Safe to repeat and to interrupt.
 * @returns how many patients were looked at.
 */
export async function judgeAgain(access: Access<"measurement.assess">, now = new Date()): Promise<number> {
  let count = 0;
  for (let page = await patientsAfter(access, null); page.length > 0; page = await patientsAfter(access, page.at(-1))) {
    for (const patientId of page) await assessMeasurements(access, patientId, now);
    count += page.length;
  }
  return count;
}

async function patientsAfter(access: Access<"measurement.assess">, after: string | null = null): Promise<string[]> {
  const rows = await look(
    access,
    (_, raw) => raw<{ patient_id: string }[]>`
      select distinct patient_id from measurement_summary
      where organization_id = ${access.organizationId} and (${after}::uuid is null or patient_id > ${after}::uuid)
      order by patient_id limit ${pageSize}`,
  );
  return rows.map((row) => row.patient_id);
}
