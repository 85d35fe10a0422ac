import { afterAll, beforeEach, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { getTimeline } from "#server/api/timeline/get-timeline.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { acknowledgeAlarm } from "#server/measurements/agreements/acknowledge-alarm.ts";
import { reopenAlarm } from "#server/measurements/agreements/reopen-alarm.ts";
import { raiseAlarm } from "#tests/support/alarms.ts";
import { makePatient } from "#tests/support/patients.ts";
import { makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

let practice: TestOrganization;
let doctor: PersonActor;
let patientId: string;

beforeEach(async () => {
  practice = await makeOrganization();
  doctor = await makePerson(practice, ["general-practitioner"]);
  ({ patientId } = await makePatient(practice));
});
afterAll(async () => {
  await closeQueue();
  await owner.end();
});

const entries = async () => {
  const timeline = await getTimeline(await openPatient(grant(doctor, "patient.read"), patientId), {});
  return timeline.entries.filter(({ kind }) => kind === "alarm" || kind === "alarm-handled");
};

it("what came of an alarm stands in the patient's timeline, and goes when the alarm is reopened", async () => {
  const may = grant(doctor, "measurement.acknowledge-alarm");
  const { alarmId } = await raiseAlarm(doctor, patientId);
  expect(await entries()).toMatchObject([{ kind: "alarm", isAcknowledged: false }]);
  await acknowledgeAlarm(may, { alarmId, outcome: "visit", note: "dochter gesproken" });
  expect(await entries()).toContainEqual(
    expect.objectContaining({
      ...{ id: alarmId, kind: "alarm-handled", measurementKind: "body-weight", outcome: "visit" },
      ...{ note: "dochter gesproken", byName: doctor.name },
    }),
  );
  await reopenAlarm(may, { alarmId });
  expect(await entries()).toMatchObject([{ kind: "alarm", isAcknowledged: false }]);
});
