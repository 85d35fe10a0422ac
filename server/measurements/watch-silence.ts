import { organization } from "#db/schema/organizations.ts";
import { type Access, grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { look } from "#server/access/look.ts";
import { assessMeasurements } from "./assess-measurements.ts";

/**
 * What no arrival can tell: that nothing arrived. Once a day every patient of whom values are expected (a period that runs, an alarm that
 * was agreed) is looked at again. Safe to repeat and to interrupt.
 * @returns how many patients were looked at.
 */
export async function watchSilence(access: Access<"measurement.watch">, now = new Date()): Promise<number> {
  const organizations = await look(access, (tx) =>
    tx.select({ organizationId: organization.organizationId }).from(organization),
  );
  let count = 0;
  for (const { organizationId } of organizations) {
    const own = grant(systemActor("worker", organizationId), "measurement.assess");
    for (const patientId of await whoIsExpected(own)) {
      await assessMeasurements(own, patientId, now);
      count += 1;
    }
  }
  return count;
}

async function whoIsExpected(access: Access<"measurement.assess">): Promise<string[]> {
  const { organizationId } = access;
  const rows = await look(
    access,
    (_, raw) => raw<{ patient_id: string }[]>`
      select patient_id from measurement_protocol
      where organization_id = ${organizationId} and ended_at is null and ends_on >= current_date - 1
      union
      select patient_id from measurement_alarm_rule where organization_id = ${organizationId} and ended_at is null`,
  );
  return rows.map((row) => row.patient_id);
}
