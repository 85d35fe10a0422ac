import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { itemsAtOnceMax } from "#db/terms/reviews.ts";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { concludeWithFollowUp } from "#server/api/conclude-with-follow-up.ts";
import { undoWithFollowUp } from "#server/api/undo-with-follow-up.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { startWorker } from "#server/jobs/worker.ts";
import { assessMeasurements } from "#server/measurements/assessment/assess-measurements.ts";
import { PopulationFilter } from "#server/measurements/population/contract.ts";
import { listPopulation } from "#server/measurements/population/list-population.ts";
import { ConcludeInput } from "#server/reviews/conclusion/contract.ts";
import { nurseWithPatient } from "#tests/support/patients.ts";
import { owner, type TestOrganization } from "#tests/support/world.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;
let practice: TestOrganization;
let nurse: PersonActor;
let patientId: string;

beforeEach(async () => {
  ({ practice, nurse, patientId } = await nurseWithPatient());
});
afterAll(async () => {
  await closeQueue();
  await owner.end();
});

type Value = { kind: string; at: Date; value: number; diastolic?: number; comment?: string };

/** Deliveries as stored after they were received, oldest first, a minute apart. */
async function delivered(deliveries: Value[][]): Promise<string[]> {
  const organization_id = practice.organizationId;
  const begin = Date.now() - deliveries.length * minuteMs;
  const items = deliveries.map((values, index) => {
    const arrived = begin + index * minuteMs;
    return { values, arrived, item_id: uuidv7({ msecs: arrived }) };
  });
  const rows = items.flatMap(({ values, arrived, item_id }) =>
    values.map(({ kind, at, value, diastolic, comment }) => ({
      ...{ organization_id, measurement_id: uuidv7({ msecs: arrived }), patient_id: patientId, kind, value },
      ...{
        diastolic: diastolic ?? null,
        comment: comment ?? null,
        set_aside: null,
        identifier_reused: false,
        coding: 0,
      },
      ...{ effective_at: at, has_time: true, origin: "patient", delivery_id: item_id },
    })),
  );
  await owner`insert into measurement ${owner(rows)}`;
  await owner`insert into review_item ${owner(
    items.map(({ item_id, arrived }) => ({
      ...{ organization_id, item_id, patient_id: patientId, kind: "measurements", arrived_at: new Date(arrived) },
    })),
  )}`;
  const last = new Date(Date.now() - minuteMs).toISOString();
  await owner`insert into review_waiting
    (organization_id, patient_id, waiting_since, latest_at, attention, reasons, is_assessment_due, is_normal)
    values (${organization_id}, ${patientId}, ${last}, ${last}, 0, '[]'::jsonb, true, false)`;
  return items.map((item) => item.item_id);
}

const conclude = (itemIds: string[], reviewId = uuidv7()) =>
  concludeWithFollowUp(
    grant(nurse, "review.conclude"),
    ConcludeInput.parse({ reviewId, patientId, itemIds, conclusion: "in-order" }),
  );
const weight = (daysAgo: number, value = 80): Value => ({
  ...{ kind: "body-weight", at: new Date(Date.now() - daysAgo * dayMs), value },
});

it("the patient's comment on their newest value counts, however many deliveries are open", async () => {
  const many = Array.from({ length: itemsAtOnceMax }, () => [weight(1)]);
  await delivered([...many, [{ ...weight(0), comment: "Ik voel me niet goed" }]]);
  const worker = systemActor("worker", practice.organizationId);
  const { reasons } = await assessMeasurements(grant(worker, "measurement.assess"), patientId, new Date());
  expect(reasons.map((one) => one.reason)).toContain("comment");
});

it("a finding on a reviewed value no longer puts the patient at the top of the population, and does again when the review is undone", async () => {
  const ids = await delivered([[weight(3), { ...weight(0), comment: "Ik voel me niet goed" }]]);
  const worker = systemActor("worker", practice.organizationId);
  await assessMeasurements(grant(worker, "measurement.assess"), patientId, new Date());
  const reasons = async () => {
    const filter = PopulationFilter.parse({});
    const { rows } = await listPopulation(grant(nurse, "measurement.population"), filter);
    return rows.flatMap((row) => row.reasons.map((one) => one.reason));
  };
  expect(await reasons()).toContain("comment");
  const running = await startWorker(() => undefined);
  const soon = { timeout: 10_000, interval: 200 };
  const reviewId = uuidv7();
  await conclude(ids, reviewId);
  await vi.waitFor(async () => expect(await reasons()).not.toContain("comment"), soon);
  await undoWithFollowUp(grant(nurse, "review.conclude"), { reviewId });
  await vi.waitFor(async () => expect(await reasons()).toContain("comment"), soon);
  await running.stop();
});
