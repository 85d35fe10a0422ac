import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { concludeWithFollowUp } from "#server/api/conclude-with-follow-up.ts";
import { dutchClock } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";
import { momentOn } from "#server/calendar/moments.ts";
import { assessPatients } from "#server/jobs/assess-patients.ts";
import { watchSilence } from "#server/jobs/watch-silence.ts";
import { setRule } from "#server/measurements/agreements/set-rule.ts";
import { ConcludeInput } from "#server/reviews/conclusion/contract.ts";
import { openForReview } from "#server/reviews/conclusion/open-for-review.ts";
import { makePatient } from "#tests/support/patients.ts";
import { makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

let practice: TestOrganization;
let nurse: PersonActor;
let patientId: string;
const today = dutchClock(new Date()).day;

const screen = async () => openForReview(await openPatient(grant(nurse, "review.list"), patientId));

async function weighed(day: string): Promise<void> {
  const id = uuidv7();
  await owner`insert into measurement ${owner({
    ...{ organization_id: practice.organizationId, measurement_id: id, delivery_id: id, patient_id: patientId },
    ...{ kind: "body-weight", effective_at: momentOn(day, 480), has_time: true, value: 80 },
    ...{ origin: "patient", identifier_reused: false, coding: 0 },
  })}`;
}

/** Runs the worker's check for missing measurements at the end of a day. */
async function look(day: string): Promise<void> {
  const now = momentOn(day, 23 * 60);
  await watchSilence(grant(systemActor("worker"), "measurement.watch"), now);
  await assessPatients(grant(systemActor("worker", practice.organizationId), "review.assess"), now);
}

beforeEach(async () => {
  practice = await makeOrganization();
  nurse = await makePerson(practice, ["practice-nurse"]);
  ({ patientId } = await makePatient(practice));
  await setRule(grant(nurse, "measurement.set-rule"), {
    ...{ patientId, rule: "body-weight.silence", values: { days: 3 }, reason: "hartfalen" },
  });
  // Agreed before the check of today, also when this runs in the last hour of a Dutch day.
  await owner`update measurement_rule set set_at = set_at - interval '1 hour' where organization_id = ${practice.organizationId}`;
});
afterAll(() => owner.end());

it("a patient who was expected to measure and did not is in the round, once for each silence", async () => {
  await weighed(addDays(today, -6));
  await look(today);
  await look(today);
  const { waiting, items, delivered } = await screen();
  expect(items).toMatchObject([{ kind: "silence", measurementKind: "body-weight", silentSince: addDays(today, -5) }]);
  expect(delivered).toMatchObject([{ kind: "body-weight" }]);
  expect(waiting?.reasons).toContainEqual({ reason: "no-values", about: "body-weight", values: { days: 6 } });
  const itemIds = items.map((item) => item.itemId);
  const input = ConcludeInput.parse({ reviewId: uuidv7(), patientId, itemIds, conclusion: "call" });
  await concludeWithFollowUp(grant(nurse, "review.conclude"), input);
  await look(addDays(today, 1));
  expect(await screen()).toMatchObject({ waiting: null, items: [] });
  await weighed(today);
  await look(addDays(today, 2));
  expect((await screen()).items).toEqual([]);
  await look(addDays(today, 3));
  expect((await screen()).items).toMatchObject([{ kind: "silence", silentSince: addDays(today, 1) }]);
});
