import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { approveAnswer, approveAnswers, askApproval } from "#server/api/consult-approval.ts";
import type { AskApprovalInput } from "#server/consults/approval/contract.ts";
import { getApprovals } from "#server/consults/approval/get-approvals.ts";
import { giveBack } from "#server/consults/approval/give-back.ts";
import { withdrawApproval } from "#server/consults/approval/withdraw-approval.ts";
import { getConversation } from "#server/consults/conversation/get-conversation.ts";
import { countConsults } from "#server/consults/inbox/count-consults.ts";
import { listConsults } from "#server/consults/inbox/list-consults.ts";
import { closeConsult } from "#server/consults/work/close-consult.ts";
import { serveMessages } from "#server/messages/serve-messages.ts";
import { patientWrites, practiceWrites, timesFor } from "#tests/support/consults.ts";
import { makePatient } from "#tests/support/patients.ts";
import { gatewayFor } from "#tests/support/questionnaires.ts";
import { auditLines, makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

let practice: TestOrganization;
let anna: PersonActor;
let bram: PersonActor;
let carla: PersonActor;
beforeAll(async () => {
  practice = await makeOrganization();
  [anna, bram, carla] = await Promise.all([
    makePerson(practice, ["practice-assistant"]),
    makePerson(practice, ["general-practitioner"]),
    makePerson(practice, ["general-practitioner"]),
  ]);
});
afterAll(() => owner.end());

const words = "Neem 1 tablet per dag.";
const conflict = (reason: string) => ({ code: "CONFLICT", reason: `consult.${reason}` });

/** A question of a patient of its own. */
async function asked() {
  const { patientId } = await makePatient(practice);
  const askedId = await patientWrites(practice.organizationId, { patientId });
  const [row] = await owner<
    { id: string }[]
  >`select consult_id as id from consult_message where message_id = ${askedId}`;
  return { patientId, consultId: row?.id ?? "", askedId };
}
type About = Awaited<ReturnType<typeof asked>>;

const ask = ({ askedId, ...about }: About, more: Partial<AskApprovalInput> = {}, who = anna) =>
  askApproval(grant(who, "consult.answer"), {
    ...about,
    ...{ body: words, effect: "answers", askedOf: null, sawLast: askedId, replaces: null },
    ...more,
  });
/** The same with an answer that waits for approval. */
async function waiting(more: Partial<AskApprovalInput> = {}) {
  const about = await asked();
  return { ...about, ...(await ask(about, more)) };
}
const approve = (approvalId: string, who = bram) => approveAnswer(grant(who, "consult.approve"), approvalId);
const served = async ({ patientId }: Pick<About, "patientId">) => {
  const actor = { ...gatewayFor(practice.organizationId, patientId), uses: ["ask-practice" as const] };
  const { messages } = await serveMessages(grant(actor, "message.serve"), { patientId, messageId: null });
  return messages.map(({ body }) => body);
};
async function approvalsOf({ patientId, consultId }: About, who = anna) {
  return getApprovals(await openPatient(grant(who, "consult.read"), patientId), { consultId });
}
async function read({ patientId, consultId }: About, who = anna) {
  const opened = await openPatient(grant(who, "consult.read"), patientId);
  return getConversation(opened, timesFor(who), { consultId });
}
const toApprove = async (who: PersonActor) => {
  const { rows, counts } = await listConsults(grant(who, "consult.list"), { view: "to-approve" });
  expect(rows).toHaveLength(counts["to-approve"]);
  return rows;
};
const idsFor = async (who: PersonActor) => (await toApprove(who)).map(({ consultId }) => consultId);
async function rowOf({ consultId }: About, who = anna, view: "unassigned" | "mine" = "unassigned") {
  const { rows } = await listConsults(grant(who, "consult.list"), { view });
  return rows.find((one) => one.consultId === consultId);
}
const linesAbout = async (id: string) =>
  (await auditLines(practice.organizationId))
    .filter(({ detail }) => JSON.stringify(detail).includes(id))
    .map(({ event }) => event);

it("while approval is asked nothing goes out, the practice keeps the turn, and the clock runs", async () => {
  const one = await waiting();
  expect((await served(one)).join()).not.toContain(words);
  const stands = await read(one);
  expect(stands).toMatchObject({ turn: "practice", closed: null, lastMessageId: one.askedId, planned: [] });
  expect(stands.clock).not.toBeNull();
  expect(await rowOf(one)).toMatchObject({
    approval: { standing: "waits", askedByName: anna.name, askedOfName: null, body: null },
  });
  expect((await toApprove(bram)).find(({ consultId }) => consultId === one.consultId)).toMatchObject({
    approval: { approvalId: one.approvalId, body: words },
  });
});

it("who may approve sees what is asked of them or of whoever may; nobody else does, and who asked neither", async () => {
  const ofAnybody = await waiting();
  const ofCarla = await waiting({ askedOf: carla.personId });
  expect(await idsFor(carla)).toEqual(expect.arrayContaining([ofAnybody.consultId, ofCarla.consultId]));
  expect(await idsFor(bram)).toContain(ofAnybody.consultId);
  expect(await idsFor(bram)).not.toContain(ofCarla.consultId);
  expect(await idsFor(anna)).toEqual([]);
  const { approvalId } = await ask(await asked(), {}, carla);
  expect((await toApprove(carla)).map(({ approval }) => approval?.approvalId)).not.toContain(approvalId);
  await expect(approve(approvalId, carla)).rejects.toMatchObject({ reason: "consult.own-approval" });
  const mayNot = ask(await asked(), { askedOf: anna.personId }, carla);
  await expect(mayNot).rejects.toMatchObject({ code: "INVALID", reason: "general.no-such-colleague" });
});

it("approving sends the text as it was written, in the name of who approves, and both stand in the log", async () => {
  const one = await waiting({ askedOf: bram.personId });
  const { messageId } = await approve(one.approvalId);
  expect(await served(one)).toContain(words);
  const sent = await read(one);
  expect(sent).toMatchObject({ turn: "patient", clock: null, lastMessageId: messageId });
  expect(sent.messages.at(-1)).toMatchObject({ messageId, body: words, writtenByName: bram.name });
  expect(await approvalsOf(one)).toEqual({
    open: null,
    approved: [{ messageId, askedByName: anna.name, approvedByName: bram.name, changes: null }],
  });
  expect(await linesAbout(one.approvalId)).toEqual(["consult.approval-asked", "consult.approved"]);
  expect(await linesAbout(messageId)).toEqual(["consult.approved", "consult.answered"]);
});

it("who approves may change it first; then who wrote it sees what was changed", async () => {
  const one = await waiting();
  const { consultId, patientId, askedId: sawLast, approvalId } = one;
  const body = "Neem 2 tabletten per dag.";
  await practiceWrites(bram, { consultId, patientId, sawLast, body, settles: approvalId });
  const { open, approved } = await approvalsOf(one);
  expect(open).toBeNull();
  const changes = approved[0]?.changes ?? [];
  expect(changes.filter(({ is }) => is !== "same").map(({ text, is }) => [is, text])).toEqual([
    ["removed", "1"],
    ["added", "2"],
    ["removed", "tablet"],
    ["added", "tabletten"],
  ]);
  await expect(approve(approvalId)).rejects.toMatchObject(conflict("approval-gone"));
  expect((await served(one)).filter((text) => /Neem/.test(text))).toEqual([body]);
});

it("a message of the patient, an answer of a colleague and a closing each make approval lapse; then it is asked anew", async () => {
  const [written, answered, closed] = [await waiting(), await waiting(), await waiting()];
  const repliesTo = written.askedId;
  const newId = await patientWrites(practice.organizationId, { patientId: written.patientId, repliesTo });
  const { consultId, patientId, askedId } = answered;
  await practiceWrites(carla, { consultId, patientId, sawLast: askedId });
  const working = grant(carla, "consult.work");
  await closeConsult(working, timesFor(carla), { consultId: closed.consultId, reason: "phone-call" });
  const shown = await idsFor(bram);
  for (const one of [written, answered, closed]) {
    expect(shown).not.toContain(one.consultId);
    await expect(approve(one.approvalId)).rejects.toMatchObject(conflict("approval-lapsed"));
    expect(await served(one)).not.toContain(words);
  }
  expect((await approvalsOf(written)).open).toMatchObject({ standing: "more-was-said", body: words });
  expect((await approvalsOf(closed)).open?.standing).toBe("closed");
  // Past what came in it is not asked either.
  await expect(ask(written, { replaces: written.approvalId })).rejects.toMatchObject(conflict("changed-since"));
  const again = await ask(written, { replaces: written.approvalId, sawLast: newId });
  await approve(again.approvalId);
  expect(await served(written)).toContain(words);
});

it("a changed text is another text: the approval of the one before it sends nothing", async () => {
  const one = await waiting();
  const { approvalId } = await ask(one, { body: "Neem 3 tabletten per dag.", replaces: one.approvalId });
  await expect(approve(one.approvalId)).rejects.toMatchObject(conflict("approval-gone"));
  await approve(approvalId);
  expect(await served(one)).toContain("Neem 3 tabletten per dag.");
  expect(await served(one)).not.toContain(words);
});

it("a text that was written to another patient, since merged, is not approved", async () => {
  const one = await waiting();
  await owner`update consult_approval set written_to = ${uuidv7()} where approval_id = ${one.approvalId}`;
  expect(await idsFor(bram)).not.toContain(one.consultId);
  expect((await approvalsOf(one)).open?.standing).toBe("other-recipient");
  await expect(approve(one.approvalId)).rejects.toMatchObject(conflict("approval-lapsed"));
});

it("two who approve at one moment send it once, and so does one who approves while another changes it", async () => {
  for (let round = 0; round < 8; round += 1) {
    const one = await waiting();
    const { consultId, patientId, askedId: sawLast, approvalId } = one;
    const other =
      round % 2 === 0
        ? approve(approvalId, carla)
        : practiceWrites(carla, { consultId, patientId, sawLast, body: "Neem niets.", settles: approvalId });
    const outcomes = await Promise.allSettled([approve(approvalId), other]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const [refused] = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused?.reason).toMatchObject(conflict("approval-gone"));
    expect((await served(one)).filter((text) => /Neem/.test(text))).toHaveLength(1);
    expect((await linesAbout(approvalId)).filter((event) => event === "consult.approved")).toHaveLength(1);
  }
});

it("an approval while the patient writes goes out past nothing new, or not at all", async () => {
  for (let round = 0; round < 6; round += 1) {
    const one = await waiting();
    const { patientId, askedId: repliesTo, approvalId } = one;
    const [approving] = await Promise.allSettled([
      approve(approvalId),
      patientWrites(practice.organizationId, { patientId, repliesTo, text: "Het is al over." }),
    ]);
    const { messages } = await read(one);
    const said = messages.filter(({ author }) => author !== "receipt").map(({ body }) => body);
    const isSent = approving?.status === "fulfilled";
    expect(said).toEqual(isSent ? ["Mag dit?", words, "Het is al over."] : ["Mag dit?", "Het is al over."]);
  }
});

it("several are approved at once; one of which approval lapsed keeps no other from its patient", async () => {
  const several = await Promise.all([waiting(), waiting(), waiting()]);
  const [first] = several;
  await patientWrites(practice.organizationId, { patientId: first.patientId, repliesTo: first.askedId });
  const approvalIds = several.map(({ approvalId }) => approvalId);
  const access = grant(bram, "consult.approve");
  const both = await Promise.all([approveAnswers(access, { approvalIds }), approveAnswers(access, { approvalIds })]);
  expect(both.reduce((sum, { sentCount }) => sum + sentCount, 0)).toBe(2);
  for (const one of several) {
    const count = (await served(one)).filter((text) => text === words).length;
    expect(count).toBe(one === first ? 0 : 1);
  }
});

it("given back with a question it goes to its writer as a note, waits for nobody's approval, and is asked anew", async () => {
  const one = await waiting();
  const approving = grant(bram, "consult.approve");
  const question = "Gebruikt zij dit al langer?";
  await giveBack(approving, timesFor(bram), { approvalId: one.approvalId, question });
  expect(await rowOf(one, anna, "mine")).toMatchObject({ approval: { standing: "given-back" } });
  expect((await approvalsOf(one)).open).toMatchObject({ question: { body: question, byName: bram.name } });
  expect((await read(one)).notes).toMatchObject([{ body: question, writtenByName: bram.name }]);
  expect((await served(one)).join()).not.toContain(question);
  await expect(approve(one.approvalId)).rejects.toMatchObject(conflict("approval-gone"));
  const again = giveBack(approving, timesFor(bram), { approvalId: one.approvalId, question });
  await expect(again).rejects.toMatchObject(conflict("approval-gone"));
  expect(await idsFor(bram)).not.toContain(one.consultId);
  const { approvalId } = await ask(one, { replaces: one.approvalId });
  await approve(approvalId);
  expect(await served(one)).toContain(words);
});

it("one text at a time waits in a consult, also when two ask at once, and what is withdrawn is gone", async () => {
  const one = await asked();
  const outcomes = await Promise.allSettled([ask(one), ask(one, { body: "Iets anders." })]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await expect(ask(one)).rejects.toMatchObject(conflict("already-asked"));
  const { open } = await approvalsOf(one);
  await withdrawApproval(grant(anna, "consult.answer"), { approvalId: open?.approvalId ?? "" });
  expect(await approvalsOf(one)).toEqual({ open: null, approved: [] });
  expect(await owner`select from consult_approval where consult_id = ${one.consultId}`).toEqual([]);
  await expect(approve(open?.approvalId ?? "")).rejects.toMatchObject(conflict("approval-gone"));
});

it("nothing is asked in a closed consult, with an open blank, or for another patient", async () => {
  const one = await asked();
  await expect(ask(one, { patientId: uuidv7() })).rejects.toMatchObject(conflict("other-patient"));
  expect(() => ask(one, { body: "Uw gemiddelde is {gemiddelde}." })).toThrow("message.has-blank");
  await closeConsult(grant(bram, "consult.work"), timesFor(bram), { consultId: one.consultId, reason: "phone-call" });
  await expect(ask(one)).rejects.toMatchObject(conflict("not-asked-closed"));
});

it("who may not approve sends another text in its place as their own, and nobody approved that", async () => {
  const one = await waiting();
  const { consultId, patientId, askedId: sawLast, approvalId } = one;
  await practiceWrites(anna, { consultId, patientId, sawLast, body: "Kom even langs.", settles: approvalId });
  expect(await approvalsOf(one)).toEqual({ open: null, approved: [] });
  expect(await linesAbout(approvalId)).toEqual(["consult.approval-asked", "consult.approval-withdrawn"]);
  expect((await countConsults(grant(anna, "consult.list")))["to-approve"]).toBe(0);
});
