import { afterAll, beforeEach, expect, it } from "vitest";
import { shippedInstructions } from "#db/terms/measurement-instructions.ts";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { agreeAlarmTold } from "#server/api/alarm-told.ts";
import { changeTimes } from "#server/api/change-times.ts";
import { readInstructions } from "#server/api/instructions.ts";
import { endProtocolTold, startProtocolTold } from "#server/api/protocol-told.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { AgreeAlarmToldInput, StartProtocolInput } from "#server/measurements/agreements/contract.ts";
import { setRule } from "#server/measurements/agreements/set-rule.ts";
import { SaveInstructionsInput } from "#server/messages/instruction-contract.ts";
import { listInstructions } from "#server/messages/list-instructions.ts";
import { restoreInstructions } from "#server/messages/restore-instructions.ts";
import { saveInstructions } from "#server/messages/save-instructions.ts";
import { serveMessages } from "#server/messages/serve-messages.ts";
import { setOpeningHours } from "#server/opening-hours/set-opening-hours.ts";
import { makePatient } from "#tests/support/patients.ts";
import { gatewayFor } from "#tests/support/questionnaires.ts";
import { auditLines, makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

const startsOn = addDays(dutchDay(new Date()), 1);
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

const kind = "home-blood-pressure" as const;
const start = (tells = true) =>
  startProtocolTold(
    grant(doctor, "measurement.start-protocol"),
    StartProtocolInput.parse({ patientId, kind, startsOn, days: 7, tells }),
  );
const agree = (tells = true) =>
  agreeAlarmTold(
    grant(doctor, "measurement.agree-alarm"),
    AgreeAlarmToldInput.parse({
      ...{ patientId, kind: "blood-pressure", condition: { above: 150 }, receiverIds: [doctor.personId], tells },
      reason: "na de opname",
    }),
  );
const collected = async () => {
  const dva = { ...gatewayFor(practice.organizationId, patientId), uses: ["collect-replies" as const] };
  const { messages: served } = await serveMessages(grant(dva, "message.serve"), { patientId, messageId: null });
  return served.map(({ body }) => body);
};
const openWith = (facts: { phone: string; coverName: string; coverPhone: string }) => {
  const week = Array.from({ length: 7 }, () => ({ blocks: [{ from: "08:00", until: "17:00" }] }));
  return changeTimes(grant(doctor, "opening-hours.change"), setOpeningHours, { week, ...facts });
};
const unsafe = () => owner`update patient set contact_notes = array['no-notices'] where patient_id = ${patientId}`;
const countOf = async (table: string) =>
  (await owner`select 1 from ${owner(table)} where organization_id = ${practice.organizationId}`).length;

it("the figures at which a patient calls are those agreed with this patient, in a rule and in an alarm", async () => {
  await setRule(grant(doctor, "measurement.set-rule"), {
    ...{ patientId, rule: "blood-pressure.contact", values: { systolicStays: 155, systolicRepeats: 175 } },
    reason: "nieren",
  });
  await agree(false);
  await start();
  const [text] = await collected();
  expect(text).toContain("Blijft de bovendruk twee dagen 155 of hoger");
  expect(text).toContain("Is de bovendruk 175 of hoger?");
  expect(text).toContain("Is de bovendruk hoger dan 150? Bel dan dezelfde dag.");
  expect(text).not.toMatch(/160|180|meestal niet erg/);
});

it("the message names the telephone number of the practice and who covers while it is closed", async () => {
  await openWith({ phone: "033 123 45 67", coverName: "Spoedpost Eemland", coverPhone: "0900 15 15" });
  const { protocolId } = await start();
  await endProtocolTold(grant(doctor, "measurement.start-protocol"), { patientId, protocolId, reason: "Opgenomen" });
  await agree();
  const [alarm, ended, started] = await collected();
  for (const text of [alarm, started]) expect(text).toContain("Bel Spoedpost Eemland, telefoon 0900 15 15.");
  for (const text of [alarm, ended, started]) expect(text).toContain("033 123 45 67");
});

it("a patient hears what alarm was agreed, not why, and the log has it under its own permission", async () => {
  await agree();
  const [text] = await collected();
  expect(text).toContain("- een bovendruk hoger dan 150");
  expect(text).not.toContain("opname");
  const lines = (await auditLines(practice.organizationId)).map(({ event, basis }) => [event, basis]);
  expect(lines).toContainEqual(["measurement.alarm-agreed", "measurement.agree-alarm"]);
  expect(lines).toContainEqual(["message.sent", "message.send-instructions"]);
});

it("nothing is sent to a patient whom a notice can put in danger, and nothing is started by halves", async () => {
  await unsafe();
  await expect(start()).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(agree()).rejects.toMatchObject({ code: "CONFLICT" });
  expect([await countOf("measurement_protocol"), await countOf("measurement_alarm_rule")]).toEqual([0, 0]);
  await start(false);
  await agree(false);
  expect([await countOf("measurement_protocol"), await countOf("measurement_alarm_rule")]).toEqual([1, 1]);
  expect(await collected()).toEqual([]);
});

it("a week ends for a patient whom a notice can put in danger since, without a message", async () => {
  const { protocolId } = await start();
  await unsafe();
  await endProtocolTold(grant(doctor, "measurement.start-protocol"), { patientId, protocolId, reason: "Opgenomen" });
  expect(await collected()).toHaveLength(1);
});

it("a practice has a text of its own, which the screen and the patient read, until it puts the text of Balie back", async () => {
  const access = grant(doctor, "message.maintain-template");
  const opened = await openPatient(grant(doctor, "measurement.read"), patientId);
  const body = "Meten van {begin} tot {einde}.\n{bellen}\n{dicht}";
  await saveInstructions(access, SaveInstructionsInput.parse({ kind, body }));
  await saveInstructions(access, SaveInstructionsInput.parse({ kind, body: `Beste patiënt. ${body}` }));
  expect(await readInstructions(opened, kind)).toMatchObject({ body: `Beste patiënt. ${body}` });
  await start();
  expect((await collected())[0]).toMatch(/^Beste patiënt\. Meten van /);
  await restoreInstructions(access, { kind });
  expect(await listInstructions(grant(doctor, "message.list-templates"))).toContainEqual({
    ...{ kind, body: shippedInstructions[kind], isOwn: false },
  });
  await expect(restoreInstructions(access, { kind })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const acts = (await auditLines(practice.organizationId)).filter(({ event }) => event === "message.template-changed");
  expect(acts.map(({ detail }) => detail.act)).toEqual(["changed", "changed", "restored"]);
});

it("a text that does not say when to call or whom, or has an unknown blank, is refused", () => {
  const problems = (body: string) =>
    SaveInstructionsInput.safeParse({ kind, body }).error?.issues.map((one) => one.message);
  expect(problems("{bellen}")).toEqual(["message.instructions-lack-blank"]);
  expect(problems("{bellen} {dicht} {gemiddelde}")).toEqual(["message.instructions-unknown-blank"]);
  expect(problems(shippedInstructions[kind])).toBeUndefined();
});
