import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { concludeWithFollowUp } from "#server/api/conclude-with-follow-up.ts";
import { undoWithFollowUp } from "#server/api/undo-with-follow-up.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { acknowledgeAlarm } from "#server/measurements/agreements/acknowledge-alarm.ts";
import { reopenAlarm } from "#server/measurements/agreements/reopen-alarm.ts";
import { ConcludeInput } from "#server/reviews/conclusion/contract.ts";
import { raiseAlarm } from "#tests/support/alarms.ts";
import { arriveInRound } from "#tests/support/arrivals.ts";
import { makePatient, nurseWithPatient } from "#tests/support/patients.ts";
import { auditLines, owner, type TestOrganization } from "#tests/support/world.ts";

let practice: TestOrganization;
let nurse: PersonActor;
let patientId: string;
let alarmId: string;

beforeEach(async () => {
  ({ practice, nurse, patientId } = await nurseWithPatient());
  ({ alarmId } = await raiseAlarm(nurse, patientId));
});
afterAll(async () => {
  await closeQueue();
  await owner.end();
});

async function conclude(facts: Partial<ConcludeInput>) {
  const itemIds = [await arriveInRound(practice.organizationId, patientId)];
  const input = ConcludeInput.parse({ reviewId: uuidv7(), patientId, itemIds, conclusion: "call", ...facts });
  const told = await concludeWithFollowUp(grant(nurse, "review.conclude"), input);
  return { ...told, input };
}
const called = () => ({ alarmOutcome: { alarmIds: [alarmId], outcome: "called" as const } });
const undo = (reviewId: string) => undoWithFollowUp(grant(nurse, "review.conclude"), { reviewId });
const stored = async () => {
  const [row] = await owner`select outcome, acknowledged_by as by, review_id from measurement_alarm
    where organization_id = ${practice.organizationId} and alarm_id = ${alarmId}`;
  return row;
};
const bases = async (event: string) =>
  (await auditLines(practice.organizationId)).filter((line) => line.event === event).map((line) => line.basis);
const open = { outcome: null, by: null, review_id: null };

it("a conclusion handles the alarm with it, and the log has both under their own permission", async () => {
  const { handledAlarmCount, input } = await conclude(called());
  expect(handledAlarmCount).toBe(1);
  expect(await stored()).toEqual({ outcome: "called", by: nurse.personId, review_id: input.reviewId });
  expect(await bases("review.concluded")).toEqual(["review.conclude"]);
  expect(await bases("measurement.alarm-acknowledged")).toEqual(["measurement.acknowledge-alarm"]);
});

it("an alarm that is left open stays open", async () => {
  expect((await conclude({})).handledAlarmCount).toBeNull();
  expect(await stored()).toEqual(open);
});

it("undoing the conclusion opens the alarm again", async () => {
  const { input } = await conclude(called());
  await undo(input.reviewId);
  expect(await stored()).toEqual(open);
  expect(await bases("measurement.alarm-reopened")).toEqual(["measurement.acknowledge-alarm"]);
});

it("what a colleague did with the alarm first stays as it is, and undoing leaves it so", async () => {
  const may = grant(nurse, "measurement.acknowledge-alarm");
  await acknowledgeAlarm(may, { alarmId, outcome: "visit", note: "" });
  const { handledAlarmCount, input } = await conclude(called());
  expect(handledAlarmCount).toBe(0);
  await undo(input.reviewId);
  expect(await stored()).toMatchObject({ outcome: "visit", by: nurse.personId });
});

it("an alarm that was reopened since and handled anew is not opened by undoing the conclusion", async () => {
  const { input } = await conclude(called());
  const may = grant(nurse, "measurement.acknowledge-alarm");
  await reopenAlarm(may, { alarmId });
  await acknowledgeAlarm(may, { alarmId, outcome: "sent-on", note: "" });
  await undo(input.reviewId);
  expect(await stored()).toMatchObject({ outcome: "sent-on" });
});

it("a conclusion sent twice handles the alarm once, and says nothing of a colleague", async () => {
  const { input } = await conclude(called());
  const again = await concludeWithFollowUp(grant(nurse, "review.conclude"), input);
  expect(again.handledAlarmCount).toBeNull();
  expect(await bases("measurement.alarm-acknowledged")).toHaveLength(1);
});

it("an alarm of another patient is not handled by this one's conclusion", async () => {
  const { patientId: other } = await makePatient(practice);
  const raised = await raiseAlarm(nurse, other);
  const { handledAlarmCount } = await conclude({ alarmOutcome: { alarmIds: [raised.alarmId], outcome: "called" } });
  expect(handledAlarmCount).toBe(0);
});

it("a conclusion that is refused leaves the alarm open", async () => {
  const wrong = conclude({ ...called(), itemIds: [uuidv7()] });
  await expect(wrong).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await stored()).toEqual(open);
});
