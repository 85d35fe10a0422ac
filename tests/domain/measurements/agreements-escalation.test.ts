import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { momentOn } from "#server/calendar/moments.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { acknowledgeAlarm } from "#server/measurements/agreements/acknowledge-alarm.ts";
import { agreeAlarm } from "#server/measurements/agreements/agree-alarm.ts";
import { listHandledAlarms } from "#server/measurements/agreements/list-handled-alarms.ts";
import { listMyAlarms } from "#server/measurements/agreements/list-my-alarms.ts";
import { reopenAlarm } from "#server/measurements/agreements/reopen-alarm.ts";
import { assessMeasurements } from "#server/measurements/assessment/assess-measurements.ts";
import { escalateAlarms } from "#server/measurements/assessment/escalate-alarms.ts";
import { loadOpeningHours } from "#server/opening-hours/scope.ts";
import { changeTreaters } from "#server/patients/treaters/change-treaters.ts";
import { makePatient } from "#tests/support/patients.ts";
import { auditLines, makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

let practice: TestOrganization;
let doctor: PersonActor;
let deputy: PersonActor;

beforeEach(async () => {
  practice = await makeOrganization();
  doctor = await makePerson(practice, ["general-practitioner"]);
  deputy = await makePerson(practice, ["practice-assistant"]);
});
afterAll(async () => {
  await closeQueue();
  await owner.end();
});

const worker = () => grant(systemActor("tests", practice.organizationId), "measurement.assess");
const escalate = (day: string, minute: number) => {
  const [access, now] = [worker(), momentOn(day, minute)];
  return escalateAlarms(access, async (tx) => (await loadOpeningHours(tx, access, now)).times, now);
};
const countOf = async (who: PersonActor) =>
  (await listMyAlarms(grant(who, "measurement.acknowledge-alarm"), momentOn("2027-06-01", 600))).length;
const leave = (who: PersonActor) => owner`update membership set ended_at = now()
  where organization_id = ${practice.organizationId} and person_id = ${who.personId}`;

/** Raised twenty minutes before the practice closes, for the doctor and then the deputy, who have an hour each. */
async function raisedOn(day: string, thenTeam = true): Promise<{ patientId: string }> {
  const { organizationId } = practice;
  const { patientId } = await makePatient(practice);
  const at = momentOn(day, 16 * 60 + 40);
  await agreeAlarm(
    grant(doctor, "measurement.agree-alarm"),
    {
      ...{ patientId, kind: "body-weight", condition: { above: 85 }, receiverIds: [doctor.personId, deputy.personId] },
      ...{ thenTeam, escalateAfterMinutes: 60, activeFrom: "00:00", activeUntil: "00:00", reason: "hartfalen" },
    },
    momentOn(day, 9 * 60),
  );
  const id = uuidv7();
  await owner`insert into measurement ${owner({
    ...{ organization_id: organizationId, measurement_id: id, delivery_id: id, patient_id: patientId },
    ...{
      kind: "body-weight",
      effective_at: at,
      has_time: true,
      value: 86,
      origin: "patient",
      identifier_reused: false,
      coding: 0,
    },
  })}`;
  await assessMeasurements(worker(), patientId, at);
  return { patientId };
}

it("an alarm that nobody handles waits out the night and goes to the deputy, who alone has it then", async () => {
  await raisedOn("2026-12-03");
  expect(await escalate("2026-12-03", 23 * 60)).toBe(0);
  expect(await escalate("2026-12-04", 8 * 60 + 39)).toBe(0);
  expect([await countOf(doctor), await countOf(deputy)]).toEqual([1, 0]);
  expect(await escalate("2026-12-04", 8 * 60 + 40)).toBe(1);
  expect([await countOf(doctor), await countOf(deputy)]).toEqual([0, 1]);
  const passed = (await auditLines(practice.organizationId)).filter(
    (line) => line.event === "measurement.alarm-passed-on",
  );
  expect(passed).toHaveLength(1);
  const jobs = await owner`select data from queue.job where name = 'measurements.tell'
    and data ->> 'receiverId' = ${deputy.personId}`;
  expect(jobs).toHaveLength(1);
});

it("Christmas and the weekend are no open time", async () => {
  await raisedOn("2026-12-24");
  expect(await escalate("2026-12-25", 12 * 60)).toBe(0);
  expect(await escalate("2026-12-28", 8 * 60 + 39)).toBe(0);
  expect(await escalate("2026-12-28", 8 * 60 + 40)).toBe(1);
});

it("after the deputy it is the team's, and it goes no further", async () => {
  await raisedOn("2026-12-03");
  const nurse = await makePerson(practice, ["practice-nurse"]);
  await escalate("2026-12-04", 9 * 60);
  expect(await escalate("2026-12-04", 10 * 60)).toBe(1);
  expect([await countOf(doctor), await countOf(nurse), await countOf(deputy)]).toEqual([1, 1, 0]);
  expect(await escalate("2026-12-11", 12 * 60)).toBe(0);
});

it("a deputy who has left is skipped: the team has it", async () => {
  await raisedOn("2026-12-03");
  await leave(deputy);
  expect(await escalate("2026-12-04", 9 * 60)).toBe(1);
  const [row] = await owner`select held_by, position from measurement_alarm
    where organization_id = ${practice.organizationId}`;
  expect(row).toEqual({ held_by: null, position: 2 });
});

it("without the team it stays with the deputy", async () => {
  await raisedOn("2026-12-03", false);
  await escalate("2026-12-04", 9 * 60);
  expect(await escalate("2026-12-08", 12 * 60)).toBe(0);
  expect(await countOf(deputy)).toBe(1);
});

it("a holder to whom the record is closed since is as absent: whoever treats and may agree alarms has it", async () => {
  const { patientId } = await raisedOn("2026-12-03", false);
  const nurse = await makePerson(practice, ["practice-nurse"]);
  await escalate("2026-12-04", 9 * 60);
  expect([await countOf(doctor), await countOf(nurse), await countOf(deputy)]).toEqual([0, 0, 1]);
  const treaters = [{ part: "own-gp" as const, personId: doctor.personId }];
  await changeTreaters(grant(doctor, "patient.change-treaters"), { patientId, openTo: "named", treaters });
  expect([await countOf(doctor), await countOf(nurse), await countOf(deputy)]).toEqual([1, 0, 0]);
});

it("two workers at once make one step", async () => {
  await raisedOn("2026-12-03");
  const steps = await Promise.all([1, 2, 3, 4].map(() => escalate("2026-12-04", 9 * 60)));
  expect(steps.reduce((sum, one) => sum + one, 0)).toBe(1);
  expect(await countOf(deputy)).toBe(1);
});

it("who agreed an alarm sees for a day what came of it and by whom; who handled it can reopen it that day", async () => {
  await raisedOn("2026-12-03");
  await escalate("2026-12-04", 9 * 60);
  const may = grant(deputy, "measurement.acknowledge-alarm");
  const seenBy = (who: PersonActor, day: string, minute: number) =>
    listHandledAlarms(grant(who, "measurement.acknowledge-alarm"), momentOn(day, minute));
  const [alarm] = await listMyAlarms(may, momentOn("2026-12-04", 560));
  const alarmId = alarm?.alarmId ?? "";
  await acknowledgeAlarm(may, { alarmId, outcome: "visit", note: "dochter gesproken" }, momentOn("2026-12-04", 570));
  expect(await seenBy(doctor, "2026-12-05", 560)).toMatchObject([
    {
      ...{ outcome: "visit", outcomeNote: "dochter gesproken" },
      ...{ acknowledgedByName: deputy.name, isHandledByReader: false },
    },
  ]);
  expect(await seenBy(doctor, "2026-12-05", 580)).toEqual([]);
  expect(await escalate("2026-12-07", 12 * 60)).toBe(0);
  const others = grant(doctor, "measurement.acknowledge-alarm");
  await expect(reopenAlarm(others, { alarmId }, momentOn("2026-12-04", 600))).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(reopenAlarm(may, { alarmId }, momentOn("2026-12-05", 580))).rejects.toMatchObject({ code: "CONFLICT" });
  await reopenAlarm(may, { alarmId }, momentOn("2026-12-04", 600));
  expect([await countOf(deputy), (await seenBy(doctor, "2026-12-04", 610)).length]).toEqual([1, 0]);
  // The deputy has the hour again, from the moment of reopening.
  expect(await escalate("2026-12-04", 659)).toBe(0);
  expect(await escalate("2026-12-04", 660)).toBe(1);
});
