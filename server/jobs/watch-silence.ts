import { organization } from "#db/schema/organizations.ts";
import { type Access, grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { look } from "#server/access/look.ts";
import { assessMeasurements } from "#server/measurements/assessment/assess-measurements.ts";
import { listExpected } from "#server/measurements/assessment/list-expected.ts";
import { placeSilence } from "#server/reviews/round/place-silence.ts";

/**
 * Detects that nothing arrived, which no arrival can trigger: once a day every patient who is expected to send values
 * is checked, and a new silence enters the round. Idempotent, safe to interrupt.
 * @returns the number of patients checked.
 */
export async function watchSilence(access: Access<"measurement.watch">, now = new Date()): Promise<number> {
  const organizations = await look(access, (tx) =>
    tx.select({ organizationId: organization.organizationId }).from(organization),
  );
  let count = 0;
  for (const { organizationId } of organizations) {
    const worker = systemActor("worker", organizationId);
    const [assess, place] = [grant(worker, "measurement.assess"), grant(worker, "review.assess")];
    for (const patientId of await listExpected(assess)) {
      const { silences } = await assessMeasurements(assess, patientId, now);
      for (const silence of silences) await placeSilence(place, { patientId, ...silence }, now);
      count += 1;
    }
  }
  return count;
}
