import { afterAll, beforeAll, expect, it } from "vitest";
import type { CorrectionDecision } from "#db/terms/consults.ts";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { decideCorrection } from "#server/api/consult-follow-up.ts";
import { getConversation } from "#server/consults/conversation/get-conversation.ts";
import { listConsults } from "#server/consults/inbox/list-consults.ts";
import { closeConsult } from "#server/consults/work/close-consult.ts";
import { reopenConsult } from "#server/consults/work/reopen-consult.ts";
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

const asked = new Date("2027-01-31T09:00:00+01:00");
const reason = "Het oude nummer stond er nog.";
const undecided = { code: "CONFLICT", reason: "consult.undecided" };

async function requested(at = asked) {
  const lastId = await patientWrites(practice.organizationId, { patientId, kind: "correction-request", at });
  const [row] = await owner<{ id: string }[]>`
    select consult_id as id from consult_message where message_id = ${lastId}`;
  return { consultId: row?.id ?? "", lastId };
}
async function read(consultId: string, now = asked) {
  const opened = await openPatient(grant(assistant, "consult.read"), patientId);
  return getConversation(opened, timesFor(assistant), { consultId }, now);
}
const close = (consultId: string, why: "answered" | "phone-call" | "not-for-us" = "phone-call", now = asked) =>
  closeConsult(grant(assistant, "consult.work"), timesFor(assistant), { consultId, reason: why }, now);
type Decided = { consultId: string; sawLast: string | null; decision?: CorrectionDecision; reason?: string };
const decide = (input: Decided, now = asked) =>
  decideCorrection(grant(assistant, "consult.answer"), { decision: "refused", reason, patientId, ...input }, now);

it("is due a month later, warns on the way, and asking back or putting aside changes nothing of that", async () => {
  const { consultId, lastId } = await requested();
  const due = new Date("2027-02-28T23:59:59.999+01:00");
  expect((await read(consultId)).clock).toMatchObject({ dueAt: due, warning: "none", skipped: [] });
  expect((await read(consultId, new Date("2027-02-15T12:00:00+01:00"))).clock?.warning).toBe("half");
  expect((await read(consultId, new Date("2027-02-24T12:00:00+01:00"))).clock?.warning).toBe("near");
  expect((await read(consultId, new Date("2027-03-01T00:00:00+01:00"))).clock?.warning).toBe("passed");
  await practiceWrites(assistant, { consultId, patientId, sawLast: lastId, effect: "asks-back" }, asked);
  expect(await read(consultId)).toMatchObject({ turn: "practice", clock: { dueAt: due } });
  // Nobody waits for an answer now; the list still says until when the decision is due, and that it is late.
  const list = (now: Date) => listConsults(grant(assistant, "consult.list"), { view: "unassigned" }, now);
  const { rows } = await list(new Date("2027-02-24T12:00:00+01:00"));
  expect(rows.find((row) => row.consultId === consultId)).toMatchObject({
    ...{ kind: "correction-request", decision: null, waitingSince: null, dueAt: due, warning: "near" },
  });
  expect((await list(new Date("2027-03-01T00:00:00+01:00"))).counts.late).toBe(1);
});

it("is not closed without a decision: not by hand, not by an answer, not after it was opened again", async () => {
  const { consultId, lastId } = await requested();
  for (const why of ["answered", "phone-call", "not-for-us"] as const) {
    await expect(close(consultId, why)).rejects.toMatchObject(undecided);
  }
  const answer = { consultId, patientId, sawLast: lastId, effect: "answers", closes: "answered" } as const;
  await expect(practiceWrites(assistant, answer, asked)).rejects.toMatchObject(undecided);
  // Refused with all that came with it: nothing was sent.
  expect((await read(consultId)).messages.filter(({ author }) => author === "practice")).toEqual([]);
  await decide({ consultId, sawLast: lastId });
  await reopenConsult(grant(assistant, "consult.work"), timesFor(assistant), { consultId }, asked);
  expect(await read(consultId)).toMatchObject({ closed: null, decision: null, undecidedSince: asked });
  await expect(close(consultId)).rejects.toMatchObject(undecided);
});

it("is not decided without a reason, past something new, twice, or for another patient", async () => {
  const { consultId, lastId } = await requested();
  await expect(decide({ consultId, sawLast: lastId, reason: "nee" })).rejects.toMatchObject({
    reason: "consult.no-reason",
  });
  await expect(decide({ consultId, sawLast: null })).rejects.toMatchObject({ reason: "consult.changed-since" });
  const blank = { consultId, sawLast: lastId, reason: "Wij bellen u op {afspraak} hierover." };
  await expect(decide(blank)).rejects.toMatchObject({ code: "INVALID", reason: "message.has-blank" });
  const { patientId: other } = await makePatient(practice);
  const elsewhere = { consultId, sawLast: lastId, decision: "refused", reason, patientId: other } as const;
  await expect(decideCorrection(grant(assistant, "consult.answer"), elsewhere, asked)).rejects.toMatchObject({
    reason: "consult.other-patient",
  });
  expect(await read(consultId)).toMatchObject({ closed: null, decision: null });
  const { messageId } = await decide({ consultId, sawLast: lastId });
  await expect(decide({ consultId, sawLast: messageId })).rejects.toMatchObject({ reason: "consult.already-decided" });
  const question = await patientWrites(practice.organizationId, { patientId, at: asked });
  const [row] = await owner<{ id: string }[]>`
    select consult_id as id from consult_message where message_id = ${question}`;
  await expect(decide({ consultId: row?.id ?? "", sawLast: question })).rejects.toMatchObject({
    reason: "consult.not-a-request",
  });
});

it("tells the patient what was decided and why, closes, and leaves a line with the decision and no words", async () => {
  const { consultId, lastId } = await requested();
  await decide({ consultId, sawLast: lastId, decision: "carried-out-in-part" });
  const told = await read(consultId);
  expect(told).toMatchObject({ decision: "carried-out-in-part", clock: null, closed: { byName: assistant.name } });
  expect(told.messages.at(-1)).toMatchObject({ author: "practice", writtenByName: assistant.name });
  expect(told.messages.at(-1)?.body).toMatch(/^Op 31 januari vroeg u .*De reden: Het oude nummer stond er nog\./s);
  const lines = await auditLines(practice.organizationId);
  const line = lines.find(({ event, object_id }) => event === "consult.decided" && object_id === consultId);
  expect(line?.detail).toMatchObject({ decision: "carried-out-in-part" });
  expect(JSON.stringify(lines)).not.toContain("oude nummer");
  // A word of thanks opens it; what was decided stands, and it is closed like any consult.
  await patientWrites(practice.organizationId, { patientId, repliesTo: lastId, at: asked });
  expect(await read(consultId)).toMatchObject({ closed: null, decision: "carried-out-in-part", undecidedSince: null });
  await close(consultId);
});
