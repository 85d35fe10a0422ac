import { organization } from "#db/schema/organizations.ts";
import { systemOrganizationId } from "#db/terms/organizations.ts";
import { attentionRanks } from "#db/terms/reviews.ts";
import { type Access, grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { look } from "#server/access/look.ts";
import { assessMeasurements } from "#server/measurements/assessment/assess-measurements.ts";
import { listDue } from "#server/reviews/round/list-due.ts";
import { settleAttention } from "#server/reviews/round/settle-attention.ts";

/** Organizations processed concurrently. */
const atOnce = 4;

type Assessed = { settledCount: number; againCount: number };
type Assess = Access<"review.assess">;

/**
 * Assesses everybody who is due for the round: of one organization, or of all when Balie itself calls it (the schedule
 * catches what a notification missed). Idempotent, safe to interrupt and to run in two workers at once.
 */
export async function assessPatients(access: Assess, now = new Date()): Promise<Assessed> {
  const waiting = await organizationsToAssess(access);
  const total: Assessed = { settledCount: 0, againCount: 0 };
  const failures: unknown[] = [];
  const assessNext = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      await assessOrganization(id, now, total).catch((problem) => failures.push(problem));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, assessNext));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} organizations could not be assessed`);
  return total;
}

/** Returns ids only: this list is why the permission is one of `networkPermissions`. */
async function organizationsToAssess(access: Assess): Promise<string[]> {
  if (access.organizationId !== systemOrganizationId) return [access.organizationId];
  const rows = await look(access, (tx) =>
    tx.select({ organizationId: organization.organizationId }).from(organization),
  );
  return rows.map((row) => row.organizationId);
}

async function assessOrganization(organizationId: string, now: Date, total: Assessed): Promise<void> {
  const worker = systemActor("worker", organizationId);
  const access = grant(worker, "review.assess");
  for (const { patientId, version, hasMeasurements, responses } of await listDue(access)) {
    const answers = responses.map((each) => ({ ...each, isNormal: each.attention <= attentionRanks.normal }));
    const measured = hasMeasurements
      ? [await assessMeasurements(grant(worker, "measurement.assess"), patientId, now)]
      : [];
    const isSettled = await settleAttention(access, { patientId, version, judged: [...measured, ...answers] });
    if (isSettled) total.settledCount += 1;
    else total.againCount += 1;
  }
}
