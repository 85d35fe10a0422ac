import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { endProtocolTold, startProtocolTold } from "#server/api/protocol-told.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";
import { momentOn } from "#server/calendar/moments.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { remindMeasuring } from "#server/jobs/remind-measuring.ts";
import { watchSilence } from "#server/jobs/watch-silence.ts";
import { StartProtocolInput } from "#server/measurements/agreements/contract.ts";
import { serveMessages } from "#server/messages/serve-messages.ts";
import { makePatient } from "#tests/support/patients.ts";
import { gatewayFor } from "#tests/support/questionnaires.ts";
import { auditLines, makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

const startsOn = addDays(dutchDay(new Date()), 1);
let practice: TestOrganization;
let assistant: PersonActor;
let patientId: string;

beforeEach(async () => {
  practice = await makeOrganization();
  assistant = await makePerson(practice, ["practice-assistant"]);
  ({ patientId } = await makePatient(practice));
});
afterAll(async () => {
  await closeQueue();
  await owner.end();
});

const start = (more: Partial<StartProtocolInput> = {}, actor = assistant) =>
  startProtocolTold(
    grant(actor, "measurement.start-protocol"),
    StartProtocolInput.parse({ patientId, kind: "home-blood-pressure", startsOn, days: 7, ...more }),
  );
const end = (protocolId: string) =>
  endProtocolTold(grant(assistant, "measurement.start-protocol"), { patientId, protocolId, reason: "Opgenomen" });
const collected = async () => {
  const dva = { ...gatewayFor(practice.organizationId, patientId), uses: ["collect-replies" as const] };
  const { messages: served } = await serveMessages(grant(dva, "message.serve"), { patientId, messageId: null });
  return served.map(({ body }) => body);
};

it("an assistant starts a week of measuring, and the patient's PGO collects how and when to measure", async () => {
  await start();
  expect(await collected()).toEqual([expect.stringMatching(/U gaat thuis uw bloeddruk meten\. U begint op /)]);
  const lines = (await auditLines(practice.organizationId)).map(({ event, basis }) => [event, basis]);
  expect(lines).toContainEqual(["measurement.protocol-started", "measurement.start-protocol"]);
  expect(lines).toContainEqual(["message.sent", "message.send-instructions"]);
});

it("an assistant cannot send a text of their own, and then nothing was started", async () => {
  await expect(start({ message: "Uw bloeddruk is te hoog." })).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await owner`select 1 from measurement_protocol where patient_id = ${patientId}`).toHaveLength(0);
  expect(await collected()).toEqual([]);
});

it("a nurse changes the text before it goes", async () => {
  await start({ message: "Meet alleen in de avond." }, await makePerson(practice, ["practice-nurse"]));
  expect(await collected()).toEqual(["Meet alleen in de avond."]);
});

it("a patient who has the instructions hears that the week ends early, without the practice's reason", async () => {
  const { protocolId } = await start();
  await end(protocolId);
  const [last] = await collected();
  expect(last).toMatch(/^U kunt stoppen met het meten van uw bloeddruk/);
  expect(last).not.toContain("Opgenomen");
});

it("a patient who was given the instructions on paper is sent nothing, at the start or at the end", async () => {
  const { protocolId } = await start({ tells: false });
  await end(protocolId);
  expect(await collected()).toEqual([]);
});

const remind = (day: string) =>
  remindMeasuring(grant(systemActor("worker"), "measurement.watch"), momentOn(day, 5 * 60 + 30));

it("on the first day the patient is reminded once, however often the job runs", async () => {
  await start();
  await remind(startsOn);
  await remind(startsOn);
  expect((await collected()).filter((body) => body.startsWith("Vandaag begint u"))).toHaveLength(1);
});

it("a reminder that cannot be sent keeps no other from its patient, and is sent by a later run", async () => {
  const { patientId: first } = await makePatient(practice);
  await start({ patientId: first });
  await start();
  const reminded = "(origin <> 'protocol-first-day' or patient_id <> ";
  await owner.unsafe(`alter table message add constraint stuck check ${reminded}'${first}') not valid`);
  await expect(remind(startsOn)).rejects.toThrow("1 reminders were not sent");
  await owner`alter table message drop constraint stuck`;
  const sent = () => owner<{ patient_id: string }[]>`select patient_id from message where origin = 'protocol-first-day'
    and patient_id in ${owner([first, patientId])}`;
  expect(await sent()).toEqual([{ patient_id: patientId }]);
  await remind(startsOn);
  expect(await sent()).toHaveLength(2);
});

it("half-way a patient who shared nothing is reminded once; who shared something is not", async () => {
  await start();
  const { patientId: other } = await makePatient(practice);
  await start({ patientId: other });
  const id = uuidv7();
  await owner`insert into measurement ${owner({
    ...{ organization_id: practice.organizationId, measurement_id: id, delivery_id: id, patient_id: other },
    ...{ kind: "blood-pressure", effective_at: momentOn(startsOn, 480), has_time: true, value: 130, diastolic: 80 },
    ...{ origin: "patient", identifier_reused: false, coding: 0 },
  })}`;
  await remind(addDays(startsOn, 2));
  expect((await collected()).filter((body) => body.includes("We kregen nog niets"))).toHaveLength(0);
  await remind(addDays(startsOn, 3));
  await remind(addDays(startsOn, 4));
  expect((await collected()).filter((body) => body.includes("We kregen nog niets"))).toHaveLength(1);
  const sent = await owner`select 1 from message where patient_id = ${other} and body like '%We kregen nog niets%'`;
  expect(sent).toHaveLength(0);
});

it("a patient with paper, with no notices, or whose week was ended gets no reminder", async () => {
  await start({ tells: false });
  await remind(startsOn);
  expect(await collected()).toEqual([]);
  const { patientId: quiet } = await makePatient(practice);
  await start({ patientId: quiet });
  await owner`update patient set contact_notes = array['no-notices'] where patient_id = ${quiet}`;
  const { patientId: stopped } = await makePatient(practice);
  const { protocolId } = await start({ patientId: stopped });
  await endProtocolTold(grant(assistant, "measurement.start-protocol"), {
    ...{ patientId: stopped, protocolId, reason: "Opgenomen" },
  });
  await remind(startsOn);
  const reminders = await owner`select 1 from message where organization_id = ${practice.organizationId}
    and origin like 'protocol-%'`;
  expect(reminders).toHaveLength(0);
});

it("a week that began and brought nothing is in the practice's round after two days", async () => {
  await start();
  const now = momentOn(addDays(startsOn, 1), 23 * 60);
  await watchSilence(grant(systemActor("worker"), "measurement.watch"), now);
  const items = await owner`select kind, silent_since::text as since from review_item where patient_id = ${patientId}`;
  expect(items).toMatchObject([{ kind: "silence", since: startsOn }]);
});
