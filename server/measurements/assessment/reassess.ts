import type { Transaction } from "#db/client.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { Permission } from "#server/access/permissions.ts";
import { enqueue } from "#server/jobs/queue.ts";
import { assessMeasurements } from "./assess-measurements.ts";

/** Patients per query. */
const pageSize = 200;

/** Queued in the transaction that changes an organization-wide rule: the worker reassesses every series, since there may be thousands. */
export function queueReassessment(tx: Transaction, { organizationId }: Access<Permission>): Promise<void> {
  return enqueue(tx, "measurements.judge-again", { organizationId }, { key: organizationId });
}

/**
 * Reassesses every series of the practice by the rules now in force, patient by patient. The round follows, because it picks up what was
 * assessed since. Idempotent; safe to interrupt.
 * @returns the number of patients assessed.
 */
export async function reassess(access: Access<"measurement.assess">, now = new Date()): Promise<number> {
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
