import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { acknowledgeAlarm } from "#server/measurements/agreements/acknowledge-alarm.ts";
import { agreeAlarm } from "#server/measurements/agreements/agree-alarm.ts";
import { listMyAlarms } from "#server/measurements/agreements/list-my-alarms.ts";
import { assessMeasurements } from "#server/measurements/assessment/assess-measurements.ts";
import { notifyReceiver } from "#server/measurements/assessment/notify-receiver.ts";
import { makePatient } from "#tests/support/patients.ts";
import { makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

let practice: TestOrganization;
let doctor: PersonActor;
let now: Date;

const alarmsOf = (who: PersonActor) => listMyAlarms(grant(who, "measurement.acknowledge-alarm"), now);
const told = () =>
  owner<
    { told_at: Date | null }[]
  >`select told_at from measurement_alarm where organization_id = ${practice.organizationId}`;
const leave = (who: PersonActor) => owner`update membership set ended_at = now()
  where organization_id = ${practice.organizationId} and person_id = ${who.personId}`;
const worker = () => grant(systemActor("tests", practice.organizationId), "measurement.assess");

/** An alarm for the doctor, raised now. */
beforeEach(async () => {
  practice = await makeOrganization();
  doctor = await makePerson(practice, ["general-practitioner"]);
  const { organizationId } = practice;
  const { patientId } = await makePatient(practice);
  await agreeAlarm(grant(doctor, "measurement.agree-alarm"), {
    ...{
      patientId,
      kind: "body-weight",
      condition: { above: 85 },
      receiverIds: [doctor.personId],
      thenTeam: true,
      escalateAfterMinutes: 60,
    },
    ...{ activeFrom: "00:00", activeUntil: "00:00", reason: "hartfalen" },
  });
  const id = uuidv7();
  now = new Date(Date.now() + 1_000);
  await owner`insert into measurement ${owner({
    ...{ organization_id: organizationId, measurement_id: id, delivery_id: id, patient_id: patientId },
    ...{
      kind: "body-weight",
      effective_at: now,
      has_time: true,
      value: 86,
      origin: "patient",
      identifier_reused: false,
      coding: 0,
    },
  })}`;
  await assessMeasurements(worker(), patientId, now);
});
afterAll(async () => {
  await closeQueue();
  await owner.end();
});

it("a value beyond the range of the meter raises an alarm, though it counts in no average", async () => {
  const { organizationId } = practice;
  const { patientId } = await makePatient(practice);
  await agreeAlarm(grant(doctor, "measurement.agree-alarm"), {
    ...{
      patientId,
      kind: "blood-glucose",
      condition: { above: 20 },
      receiverIds: [doctor.personId],
      thenTeam: true,
      escalateAfterMinutes: 60,
    },
    ...{ activeFrom: "00:00", activeUntil: "00:00", reason: "prednison" },
  });
  const id = uuidv7();
  await owner`insert into measurement ${owner({
    ...{ organization_id: organizationId, measurement_id: id, delivery_id: id, patient_id: patientId },
    ...{ kind: "blood-glucose", effective_at: now, has_time: true, value: 33.3, sign: ">", set_aside: "bound" },
    ...{ origin: "patient", identifier_reused: false, coding: 0 },
  })}`;
  await assessMeasurements(worker(), patientId, now);
  const [bound] = (await alarmsOf(doctor)).filter((alarm) => alarm.patientId === patientId);
  expect(bound).toMatchObject({ value: 33.3, sign: ">" });
});

it("an alarm belongs only to its receiver as long as they work here", async () => {
  const nurse = await makePerson(practice, ["practice-nurse"]);
  expect(await alarmsOf(doctor)).toHaveLength(1);
  expect(await alarmsOf(nurse)).toEqual([]);
});

it("an alarm outlives its receiver: anybody who assesses measurements sees it, is notified and handles it", async () => {
  const nurse = await makePerson(practice, ["practice-nurse"]);
  const assistant = await makePerson(practice, ["practice-assistant"]);
  await leave(doctor);
  const [alarm] = await alarmsOf(nurse);
  expect(alarm).toMatchObject({ value: 86, reason: "hartfalen" });
  expect(await alarmsOf(assistant)).toEqual([]);
  await notifyReceiver(worker(), doctor.personId, now);
  expect(await told()).toMatchObject([{ told_at: expect.anything() }]);
  await acknowledgeAlarm(grant(nurse, "measurement.acknowledge-alarm"), {
    alarmId: alarm?.alarmId ?? "",
    outcome: "called",
    note: "",
  });
  expect(await alarmsOf(nurse)).toEqual([]);
});

it("an alarm without anybody to notify is not marked as notified", async () => {
  await leave(doctor);
  await notifyReceiver(worker(), doctor.personId, now);
  expect(await told()).toEqual([{ told_at: null }]);
});
