import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";

/** Patients from whom values are expected: with a running protocol, an agreed alarm, or an agreed maximum silence. */
export async function listExpected(access: Access<"measurement.assess">): Promise<string[]> {
  const { organizationId } = access;
  const rows = await look(
    access,
    (_, raw) => raw<{ patient_id: string }[]>`
      select patient_id from measurement_protocol
      where organization_id = ${organizationId} and ended_at is null and ends_on >= (now() at time zone 'Europe/Amsterdam')::date - 1
      union
      select patient_id from measurement_alarm_rule where organization_id = ${organizationId} and ended_at is null
      union
      select patient_id from measurement_rule where organization_id = ${organizationId} and ended_at is null
        and patient_id is not null and rule like '%.silence'`,
  );
  return rows.map((row) => row.patient_id);
}
