import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { beginConsult } from "#server/api/consult-follow-up.ts";
import { getConversation } from "#server/consults/conversation/get-conversation.ts";
import { listPatientConsults } from "#server/consults/conversation/list-patient-consults.ts";
import { countConsults } from "#server/consults/inbox/count-consults.ts";
import { assignConsult } from "#server/consults/work/assign-consult.ts";
import { closeConsult } from "#server/consults/work/close-consult.ts";
import { reopenConsult } from "#server/consults/work/reopen-consult.ts";
import { snoozeConsult } from "#server/consults/work/snooze-consult.ts";
import { patientWrites, practiceWrites, timesFor } from "#tests/support/consults.ts";
import { makePatient } from "#tests/support/patients.ts";
import { auditLines, makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

let practice: TestOrganization;
let assistant: PersonActor;
let patientId: string;
beforeAll(async () => {
  practice = await makeOrganization();
  [assistant, { patientId }] = await Promise.all([makePerson(practice, ["practice-assistant"]), makePatient(practice)]);
});
afterAll(async () => {
  await owner.end();
});

const working = () => grant(assistant, "consult.work");
async function asked(at = new Date()) {
  const lastId = await patientWrites(practice.organizationId, { patientId, at });
  const [row] = await owner<
    { id: string }[]
  >`select consult_id as id from consult_message where message_id = ${lastId}`;
  return { consultId: row?.id ?? "", lastId };
}
async function read(consultId: string, now = new Date()) {
  const opened = await openPatient(grant(assistant, "consult.read"), patientId);
  return getConversation(opened, timesFor(assistant), { consultId }, now);
}

it("the practice writes first, the patient has the turn, and their reply stands in the same consult", async () => {
  const { consultId } = await beginConsult(grant(assistant, "consult.answer"), {
    patientId,
    body: "Wilt u ons bellen?",
  });
  const begun = await read(consultId);
  expect(begun).toMatchObject({ turn: "patient", clock: null, closed: null });
  expect(begun.messages).toMatchObject([{ author: "practice", writtenByName: assistant.name }]);
  await patientWrites(practice.organizationId, { patientId, repliesTo: begun.lastMessageId });
  expect((await read(consultId)).turn).toBe("practice");
  const opened = await openPatient(grant(assistant, "consult.read"), patientId);
  expect((await listPatientConsults(opened)).map((one) => one.consultId)).toContain(consultId);
  const events = (await auditLines(practice.organizationId)).map(({ event }) => event);
  expect(events).toEqual(expect.arrayContaining(["consult.begun", "message.sent", "consult.received"]));
});

it("the clock runs in working days, says which days did not count, and stands still after a question back", async () => {
  // Thursday before Easter 2026: Good Friday counts as a day with hours here, Easter Monday does not.
  const thursday = new Date("2026-04-02T09:00:00+02:00");
  const { consultId, lastId } = await asked(thursday);
  const { clock } = await read(consultId, thursday);
  expect(clock?.dueAt.toISOString().slice(0, 10)).toBe("2026-04-07");
  expect(clock?.skipped.map(({ day }) => day)).toEqual(["2026-04-04", "2026-04-05", "2026-04-06"]);
  expect((await read(consultId, new Date("2026-04-08T09:00:00+02:00"))).clock?.warning).toBe("passed");
  const friday = new Date("2026-04-03T10:00:00+02:00");
  await practiceWrites(assistant, { consultId, patientId, sawLast: lastId, effect: "asks-back" }, friday);
  expect(await read(consultId, friday)).toMatchObject({ turn: "patient", clock: null });
});

it("what is put aside until a day comes back on that day, and earlier when the patient writes", async () => {
  const at = new Date("2026-09-14T09:00:00+02:00");
  const { consultId, lastId } = await asked(at);
  await practiceWrites(assistant, { consultId, patientId, sawLast: lastId }, at);
  await snoozeConsult(working(), timesFor(assistant), { consultId, until: "2026-09-21" }, at);
  expect(await read(consultId, at)).toMatchObject({ isPutAside: true });
  const later = async (now: string) => (await countConsults(grant(assistant, "consult.list"), new Date(now))).later;
  const before = await later("2026-09-20T23:59:00+02:00");
  expect(await later("2026-09-21T00:00:00+02:00")).toBe(before - 1);
  await patientWrites(practice.organizationId, {
    patientId,
    repliesTo: lastId,
    at: new Date("2026-09-15T09:00:00+02:00"),
  });
  expect(await read(consultId)).toMatchObject({ isPutAside: false, turn: "practice" });
  await expect(snoozeConsult(working(), timesFor(assistant), { consultId, until: "2026-01-01" })).rejects.toMatchObject(
    { code: "CONFLICT", reason: "consult.in-the-past" },
  );
});

it("closing takes a reason that is true, says who closed it, and reopening gives the wait back", async () => {
  const { consultId } = await asked();
  const close = (reason: "answered" | "phone-call") =>
    closeConsult(working(), timesFor(assistant), { consultId, reason });
  await expect(close("answered")).rejects.toMatchObject({ reason: "consult.not-answered" });
  await close("phone-call");
  expect((await read(consultId)).closed).toMatchObject({ reason: "phone-call", byName: assistant.name });
  await expect(close("phone-call")).rejects.toMatchObject({ reason: "consult.already-closed" });
  await assignConsult(working(), timesFor(assistant), { consultId, personId: assistant.personId });
  // Another act on a closed consult does not change who closed it.
  expect((await read(consultId)).closed).toMatchObject({ byName: assistant.name });
  await reopenConsult(working(), timesFor(assistant), { consultId });
  expect(await read(consultId)).toMatchObject({ turn: "practice", closed: null });
  expect((await read(consultId)).clock).not.toBeNull();
});

it("nobody is given a question who may not answer it, and nobody works on a record that is closed to them", async () => {
  const { consultId, lastId } = await asked();
  const manager = await makePerson(practice, ["practice-manager"]);
  const give = (personId: string) => assignConsult(working(), timesFor(assistant), { consultId, personId });
  await expect(give(manager.personId)).rejects.toMatchObject({ code: "INVALID" });
  await expect(give(uuidv7())).rejects.toMatchObject({ code: "INVALID" });
  await owner`update patient set open_to = 'guarded' where patient_id = ${patientId}`;
  // A record that is closed has no rows.
  const closed = { code: "NOT_FOUND", reason: "consult.not-found" };
  await expect(practiceWrites(assistant, { consultId, patientId, sawLast: lastId })).rejects.toMatchObject(closed);
  await expect(closeConsult(working(), timesFor(assistant), { consultId, reason: "phone-call" })).rejects.toMatchObject(
    closed,
  );
  // A patient can always ask; that it came in is seen by who may see it.
  await patientWrites(practice.organizationId, { patientId });
  expect((await countConsults(grant(assistant, "consult.list"))).unassigned).toBe(0);
});
