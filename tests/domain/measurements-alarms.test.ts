import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { acknowledgeAlarm } from "#server/measurements/acknowledge-alarm.ts";
import { agreeAlarm } from "#server/measurements/agree-alarm.ts";
import { assessMeasurements } from "#server/measurements/assess-measurements.ts";
import { listMyAlarms } from "#server/measurements/list-my-alarms.ts";
import { tellReceiver } from "#server/measurements/tell-receiver.ts";
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

/** An alarm for the doctor that goes off now. */
beforeEach(async () => {
  practice = await makeOrganization();
  doctor = await makePerson(practice, ["general-practitioner"]);
  const { organizationId } = practice;
  const { patientId } = await makePatient(practice);
  await agreeAlarm(grant(doctor, "measurement.agree-alarm"), {
    ...{ patientId, kind: "body-weight", condition: { above: 85 }, receiverId: doctor.personId },
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
    },
  })}`;
  await assessMeasurements(worker(), patientId, now);
});
afterAll(async () => {
  await closeQueue();
  await owner.end();
});

it("a meter that says more than it can tell sets an alarm off, though the figure counts in nothing", async () => {
  const { organizationId } = practice;
  const { patientId } = await makePatient(practice);
  await agreeAlarm(grant(doctor, "measurement.agree-alarm"), {
    ...{ patientId, kind: "blood-glucose", condition: { above: 20 }, receiverId: doctor.personId },
    ...{ activeFrom: "00:00", activeUntil: "00:00", reason: "prednison" },
  });
  const id = uuidv7();
  await owner`insert into measurement ${owner({
    ...{ organization_id: organizationId, measurement_id: id, delivery_id: id, patient_id: patientId },
    ...{ kind: "blood-glucose", effective_at: now, has_time: true, value: 33.3, sign: ">", set_aside: "bound" },
    ...{ origin: "patient", identifier_reused: false },
  })}`;
  await assessMeasurements(worker(), patientId, now);
  const [bound] = (await alarmsOf(doctor)).filter((alarm) => alarm.patientId === patientId);
  expect(bound).toMatchObject({ value: 33.3, sign: ">" });
});

it("an alarm is its receiver's alone while he works here", async () => {
  const nurse = await makePerson(practice, ["practice-nurse"]);
  expect(await alarmsOf(doctor)).toHaveLength(1);
  expect(await alarmsOf(nurse)).toEqual([]);
});

it("an alarm outlives its receiver: whoever judges measurements sees it, hears it and deals with it", async () => {
  const nurse = await makePerson(practice, ["practice-nurse"]);
  const assistant = await makePerson(practice, ["practice-assistant"]);
  await leave(doctor);
  const [alarm] = await alarmsOf(nurse);
  expect(alarm).toMatchObject({ value: 86, reason: "hartfalen" });
  expect(await alarmsOf(assistant)).toEqual([]);
  await tellReceiver(worker(), doctor.personId, now);
  expect(await told()).toMatchObject([{ told_at: expect.anything() }]);
  await acknowledgeAlarm(grant(nurse, "measurement.acknowledge-alarm"), { alarmId: alarm?.alarmId ?? "" });
  expect(await alarmsOf(nurse)).toEqual([]);
});

it("an alarm that nobody can hear is not marked as told", async () => {
  await leave(doctor);
  await tellReceiver(worker(), doctor.personId, now);
  expect(await told()).toEqual([{ told_at: null }]);
});
