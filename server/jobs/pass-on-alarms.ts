import type { Transaction } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { type Access, grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { look } from "#server/access/look.ts";
import { escalateAlarms } from "#server/measurements/assessment/escalate-alarms.ts";
import { loadOpeningHours } from "#server/opening-hours/scope.ts";

/**
 * Passes on the alarms of every organization that nobody handled in time. An organization that fails keeps no other from its turn.
 * Idempotent, safe to interrupt and to run in two workers at once.
 * @returns the number of steps.
 */
export async function passOnAlarms(access: Access<"measurement.watch">, now = new Date()): Promise<number> {
  const organizations = await look(access, (tx) =>
    tx.select({ organizationId: organization.organizationId }).from(organization),
  );
  const failures: unknown[] = [];
  let count = 0;
  for (const { organizationId } of organizations) {
    const worker = grant(systemActor("worker", organizationId), "measurement.assess");
    const loadTimes = async (tx: Transaction) => (await loadOpeningHours(tx, worker, now)).times;
    count += await escalateAlarms(worker, loadTimes, now).catch((problem) => {
      failures.push(problem);
      return 0;
    });
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `alarms of ${failures.length} organizations were not passed on`);
  return count;
}
