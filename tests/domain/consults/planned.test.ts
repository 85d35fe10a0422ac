import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { sendPlanned } from "#server/api/consult-follow-up.ts";
import { getConversation } from "#server/consults/conversation/get-conversation.ts";
import { listConsults } from "#server/consults/inbox/list-consults.ts";
import { cancelPlanned } from "#server/consults/planned/cancel-planned.ts";
import { holdPlanned } from "#server/consults/planned/hold-planned.ts";
import { sendPlannedMessages } from "#server/jobs/send-planned.ts";
import { listMessages } from "#server/messages/list-messages.ts";
import { serveMessages } from "#server/messages/serve-messages.ts";
import { patientWrites, practiceWrites, timesFor } from "#tests/support/consults.ts";
import { makePatient } from "#tests/support/patients.ts";
import { gatewayFor } from "#tests/support/questionnaires.ts";
import { auditLines, makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

let practice: TestOrganization;
let anna: PersonActor;
let bram: PersonActor;
beforeAll(async () => {
  practice = await makeOrganization();
  [anna, bram] = await Promise.all([
    makePerson(practice, ["practice-assistant"]),
    makePerson(practice, ["general-practitioner"]),
  ]);
});
afterAll(async () => {
  await owner.end();
});

const friday = new Date("2026-11-27T18:00:00+01:00");
const monday = new Date("2026-11-30T08:00:00+01:00");
const sendOn = { day: "2026-11-30", time: "08:00" };

/** A question of a patient of its own, and an answer that is planned for Monday at eight. */
async function planned(more: Partial<Parameters<typeof practiceWrites>[1]> = {}) {
  const { patientId } = await makePatient(practice);
  const askedId = await patientWrites(practice.organizationId, { patientId, at: new Date(friday.getTime() - 60_000) });
  const [row] = await owner<
    { id: string }[]
  >`select consult_id as id from consult_message where message_id = ${askedId}`;
  const consultId = row?.id ?? "";
  const about = { consultId, patientId };
  const messageId = await practiceWrites(anna, { ...about, sawLast: askedId, sendOn, ...more }, friday);
  return { ...about, askedId, messageId };
}
type Planned = Awaited<ReturnType<typeof planned>>;

async function read({ patientId, consultId }: Planned, now = monday, who = bram) {
  const opened = await openPatient(grant(who, "consult.read"), patientId);
  return getConversation(opened, timesFor(who), { consultId }, now);
}
const served = async ({ patientId }: Planned) => {
  const actor = { ...gatewayFor(practice.organizationId, patientId), uses: ["ask-practice" as const] };
  const asked = { patientId, messageId: null };
  return (await serveMessages(grant(actor, "message.serve"), asked)).messages.map(({ body }) => body);
};
const send = (now = monday) => sendPlannedMessages(grant(systemActor("worker"), "consult.send-due"), now);
const answering = (who: PersonActor) => grant(who, "consult.answer");
async function rowIn(view: "later" | "unassigned" | "waiting-for-patient", { consultId }: Planned, now: Date) {
  const { rows } = await listConsults(grant(bram, "consult.list"), { view }, now);
  return rows.find((one) => one.consultId === consultId);
}
const linesOf = async (messageId: string) =>
  (await auditLines(practice.organizationId)).filter(({ detail }) => JSON.stringify(detail).includes(messageId));
const conflict = (reason: string) => ({ code: "CONFLICT", reason: `consult.${reason}` });

it("what is planned reaches nobody before its moment, stays the practice's turn, and stands in the list as planned", async () => {
  const one = await planned();
  expect((await served(one)).join()).not.toContain("Ja, dat mag.");
  const opened = await openPatient(grant(anna, "message.list"), one.patientId);
  expect(await listMessages(opened)).toEqual([]);
  const stands = await read(one, friday);
  expect(stands).toMatchObject({ turn: "practice", closed: null, lastMessageId: one.messageId });
  expect(stands.clock).not.toBeNull();
  expect(stands.messages.map(({ author }) => author)).toEqual(["patient", "receipt"]);
  expect(stands.planned).toMatchObject([
    { body: "Ja, dat mag.", sendAt: monday, heldFor: null, writtenByName: anna.name },
  ]);
  const row = await rowIn("later", one, friday);
  expect(row).toMatchObject({ sendAt: monday, isHeld: false, isPutAside: false, last: { author: "planned" } });
  expect(await send(new Date(monday.getTime() - 1))).toBe(0);
  expect((await served(one)).join()).not.toContain("Ja, dat mag.");
});

it("at its moment it is sent by itself, once: the patient has the turn, the clock stops, and the PGO fetches it", async () => {
  const one = await planned();
  await send();
  expect(await served(one)).toContain("Ja, dat mag.");
  const sent = await read(one);
  expect(sent).toMatchObject({ turn: "patient", clock: null, planned: [], lastMessageId: one.messageId });
  expect(sent.messages.at(-1)).toMatchObject({ author: "practice", writtenByName: anna.name, at: monday });
  expect(await rowIn("waiting-for-patient", one, monday)).toMatchObject({ sendAt: null, last: { author: "practice" } });
  const lines = await linesOf(one.messageId);
  expect(lines.map(({ event }) => event)).toEqual(["consult.planned", "consult.answered"]);
  expect(lines[1]?.actor_id).toBe("worker");
  const responsible = await owner`select distinct responsible_id from audit_event
    where patient_id = ${one.patientId} and event in ('consult.answered', 'message.sent')`;
  expect(responsible).toEqual([{ responsible_id: anna.personId }]);
  expect(await send()).toBe(0);
});

it("one that was to close its consult closes it when it goes out, and not before", async () => {
  const one = await planned({ closes: "answered" });
  expect((await read(one, friday)).closed).toBeNull();
  await send();
  expect((await read(one)).closed).toMatchObject({ reason: "answered", at: monday, byName: anna.name });
});

it("two workers at once send it once", async () => {
  const several = await Promise.all([planned(), planned(), planned()]);
  const counts = await Promise.all([send(), send()]);
  expect(counts[0] + counts[1]).toBe(several.length);
  for (const one of several) {
    expect((await served(one)).filter((body) => body === "Ja, dat mag.")).toHaveLength(1);
    expect((await linesOf(one.messageId)).filter(({ event }) => event === "consult.answered")).toHaveLength(1);
  }
});

it("a worker that is killed before its commit sent nothing, and the next one sends it once", async () => {
  const one = await planned();
  let running: Promise<unknown> = Promise.resolve();
  await owner.begin(async (holding) => {
    // The line of the log is the last thing that the transaction writes.
    await holding`lock table audit_event in share mode`;
    running = send().then(
      () => "sent",
      () => "failed",
    );
    await vi.waitFor(async () => {
      const killed = await holding`select pg_terminate_backend(pid) from pg_locks
        where relation = 'audit_event'::regclass and not granted and pid <> pg_backend_pid()`;
      expect(killed.length).toBeGreaterThan(0);
    }, 5_000);
  });
  expect(await running).toBe("failed");
  expect((await served(one)).join()).not.toContain("Ja, dat mag.");
  expect((await read(one)).planned).toHaveLength(1);
  expect(await send()).toBe(1);
  expect((await served(one)).filter((body) => body === "Ja, dat mag.")).toHaveLength(1);
});

it("when the patient wrote meanwhile a person looks first, and sends it, or not", async () => {
  const one = await planned();
  const newId = await patientWrites(practice.organizationId, {
    ...{ patientId: one.patientId, repliesTo: one.askedId, text: "Het is al over." },
    at: new Date("2026-11-29T12:00:00+01:00"),
  });
  await send();
  expect((await served(one)).join()).not.toContain("Ja, dat mag.");
  const held = await read(one);
  expect(held).toMatchObject({ turn: "practice", lastMessageId: newId });
  expect(held.planned).toMatchObject([{ heldFor: "more-was-said" }]);
  expect(await rowIn("unassigned", one, monday)).toMatchObject({ isHeld: true, sendAt: null });
  const past = { messageId: one.messageId, sawLast: one.messageId };
  await expect(sendPlanned(answering(bram), past, monday)).rejects.toMatchObject(conflict("changed-since"));
  await sendPlanned(answering(bram), { ...past, sawLast: newId }, monday);
  expect(await served(one)).toContain("Ja, dat mag.");
  expect((await read(one)).turn).toBe("patient");
  const again = { ...past, sawLast: one.messageId };
  await expect(sendPlanned(answering(bram), again, monday)).rejects.toMatchObject(conflict("not-unsent"));
});

it("any colleague who may answer cancels it: it never goes out, its words are gone, and the log says so", async () => {
  const one = await planned();
  await cancelPlanned(answering(bram), timesFor(bram), one, friday);
  await send();
  expect((await served(one)).join()).not.toContain("Ja, dat mag.");
  expect(await read(one)).toMatchObject({ turn: "practice", planned: [], lastMessageId: one.askedId });
  expect((await linesOf(one.messageId)).map(({ event }) => event)).toEqual([
    "consult.planned",
    "consult.plan-cancelled",
  ]);
  expect(await owner`select from consult_planned where message_id = ${one.messageId}`).toHaveLength(0);
  const cancel = cancelPlanned(answering(bram), timesFor(bram), one, friday);
  await expect(cancel).rejects.toMatchObject(conflict("not-unsent"));
});

it("what was sent is not taken away by cancelling", async () => {
  const one = await planned();
  await send();
  const cancel = cancelPlanned(answering(bram), timesFor(bram), one, monday);
  await expect(cancel).rejects.toMatchObject(conflict("not-unsent"));
  expect(await read(one)).toMatchObject({ turn: "patient" });
  expect(await served(one)).toContain("Ja, dat mag.");
});

it("while somebody changes it, it does not go out; what they send comes in its place", async () => {
  const one = await planned();
  await holdPlanned(answering(bram), timesFor(bram), one, friday);
  await send();
  expect((await read(one)).planned).toMatchObject([{ heldFor: "taken-back", body: "Ja, dat mag." }]);
  const words = { ...one, sawLast: one.messageId, replaces: one.messageId, body: "Nee, beter niet.", sendOn };
  const before = new Date("2026-11-30T07:00:00+01:00");
  await practiceWrites(bram, words, before);
  await expect(practiceWrites(anna, { ...words, sawLast: one.messageId }, before)).rejects.toMatchObject(
    conflict("changed-since"),
  );
  await send();
  const texts = await served(one);
  expect(texts).toContain("Nee, beter niet.");
  expect(texts).not.toContain("Ja, dat mag.");
  const events = (await linesOf(one.messageId)).map(({ event }) => event);
  expect(events).toEqual(["consult.planned", "consult.plan-held", "consult.plan-changed"]);
});

it("at its moment counts what holds then: a patient in an unsafe situation, who left, or a writer who may not any more", async () => {
  const [unsafe, gone, guarded, sent] = await Promise.all([planned(), planned(), planned(), planned()]);
  await owner`update patient set contact_notes = '{no-notices}' where patient_id = ${unsafe.patientId}`;
  await owner`update patient set left_at = ${friday} where patient_id = ${gone.patientId}`;
  await owner`update patient set open_to = 'guarded' where patient_id = ${guarded.patientId}`;
  expect(await send()).toBe(1);
  const heldFor = async ({ messageId }: Planned) => {
    const [row] = await owner`select state, held_for from consult_message where message_id = ${messageId}`;
    return row;
  };
  expect(await heldFor(unsafe)).toEqual({ state: "held", held_for: "no-notices" });
  expect(await heldFor(gone)).toEqual({ state: "held", held_for: "patient-left" });
  expect(await heldFor(guarded)).toEqual({ state: "held", held_for: "writer-may-not" });
  expect(await heldFor(sent)).toEqual({ state: "sent", held_for: null });
  expect((await served(unsafe)).join()).not.toContain("Ja, dat mag.");
  expect((await linesOf(unsafe.messageId)).at(-1)).toMatchObject({ event: "consult.plan-held", actor_id: "worker" });
});

it("what a colleague planned who works here no longer waits for somebody who does", async () => {
  const leaving = await makePerson(practice, ["practice-nurse"]);
  const { patientId } = await makePatient(practice);
  const askedId = await patientWrites(practice.organizationId, { patientId, at: friday });
  const [row] = await owner<
    { id: string }[]
  >`select consult_id as id from consult_message where message_id = ${askedId}`;
  const about = { consultId: row?.id ?? "", patientId };
  const messageId = await practiceWrites(
    leaving,
    { ...about, sawLast: askedId, sendOn },
    new Date(friday.getTime() + 1),
  );
  await owner`update membership set ended_at = now() where person_id = ${leaving.personId}`;
  expect(await send()).toBe(0);
  const one = { ...about, askedId, messageId };
  expect((await read(one)).planned).toMatchObject([{ heldFor: "writer-may-not" }]);
  await sendPlanned(answering(bram), { messageId, sawLast: messageId }, monday);
  expect(await served(one)).toContain("Ja, dat mag.");
});

it("nothing is planned in the past, beyond ninety days, with an empty place, or for whom a notice is a danger", async () => {
  const { consultId, patientId, messageId } = await planned();
  const again = (more: Partial<Parameters<typeof practiceWrites>[1]>) =>
    practiceWrites(anna, { consultId, patientId, sawLast: messageId, sendOn, ...more }, friday);
  await expect(async () => again({ sendOn: { day: "2026-11-27", time: "17:59" } })).rejects.toMatchObject({
    reason: "consult.in-the-past",
  });
  await expect(async () => again({ sendOn: { day: "2027-02-26", time: "08:00" } })).rejects.toMatchObject({
    reason: "consult.too-far-ahead",
  });
  await expect(again({ body: "Uw gemiddelde is {gemiddelde}." })).rejects.toMatchObject({
    reason: "message.has-blank",
  });
  await owner`update patient set contact_notes = '{no-notices}' where patient_id = ${patientId}`;
  await expect(again({})).rejects.toMatchObject(conflict("not-planned-no-notices"));
});

it("a stranger to the practice, and a colleague to whom the record is closed, change nothing that is planned", async () => {
  const one = await planned();
  const other = await makePerson(await makeOrganization(), ["general-practitioner"]);
  const gone = { code: "NOT_FOUND" };
  const release = { messageId: one.messageId, sawLast: one.messageId };
  await expect(cancelPlanned(answering(other), timesFor(other), one, friday)).rejects.toMatchObject(gone);
  await expect(sendPlanned(answering(other), release, friday)).rejects.toMatchObject(gone);
  await owner`update patient set open_to = 'guarded' where patient_id = ${one.patientId}`;
  await expect(cancelPlanned(answering(bram), timesFor(bram), one, friday)).rejects.toMatchObject(gone);
  await expect(holdPlanned(answering(bram), timesFor(bram), one, friday)).rejects.toMatchObject(gone);
  await expect(sendPlanned(answering(bram), release, friday)).rejects.toMatchObject(gone);
});
