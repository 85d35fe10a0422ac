import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { decideCorrection } from "#server/api/consult-follow-up.ts";
import { mergePatients } from "#server/api/merge/merge-patients.ts";
import { undoMerge } from "#server/api/merge/undo-merge.ts";
import { getTimeline } from "#server/api/timeline/get-timeline.ts";
import { getConversation } from "#server/consults/conversation/get-conversation.ts";
import { lookingMs, type SaveDraftInput, writingMs } from "#server/consults/drafts/contract.ts";
import { forgetDrafts } from "#server/consults/drafts/forget-drafts.ts";
import { getDraft } from "#server/consults/drafts/get-draft.ts";
import { listWriters } from "#server/consults/drafts/list-writers.ts";
import { notePresence } from "#server/consults/drafts/note-presence.ts";
import { saveDraft } from "#server/consults/drafts/save-draft.ts";
import { listConsults } from "#server/consults/inbox/list-consults.ts";
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
afterAll(() => owner.end());

async function asked(patientId?: string, kind: "e-consult" | "correction-request" = "e-consult") {
  const id = patientId ?? (await makePatient(practice)).patientId;
  const askedId = await patientWrites(practice.organizationId, { patientId: id, kind });
  const [row] = await owner<
    { id: string }[]
  >`select consult_id as id from consult_message where message_id = ${askedId}`;
  return { consultId: row?.id ?? "", patientId: id, askedId };
}
type Asked = Awaited<ReturnType<typeof asked>>;

const words = "Stop er niet zelf mee, wij bellen u";
function save(who: PersonActor, one: Asked, more: Partial<SaveDraftInput> = {}, now = new Date()) {
  const text = { body: words, effect: "answers", replaces: null, refers: null, begunOn: one.askedId } as const;
  const about = { consultId: one.consultId, writerId: who.personId, revision: uuidv7(), basedOn: [null] };
  return saveDraft(grant(who, "consult.answer"), { ...about, ...text, ...more }, now);
}
const draftOf = async (who: PersonActor, { patientId, consultId }: Asked) =>
  getDraft(await openPatient(grant(who, "consult.answer"), patientId), { consultId });
const rowsOf = ({ consultId }: Asked) => owner<{ body: string; revision: string }[]>`
  select body, revision from consult_draft where consult_id = ${consultId}`;
const seen = (who: PersonActor, { consultId }: Asked, now = new Date()) =>
  notePresence(grant(who, "consult.read"), { consultId }, now);
const later = (ms: number, from = new Date()) => new Date(from.getTime() + ms);

describe("a draft", () => {
  it("is there again for its writer, as it was typed, with what was seen as it was begun", async () => {
    const one = await asked();
    const body = "  Beste mevrouw,\n\nstop er niet";
    const saved = await save(anna, one, { body, effect: "asks-back" });
    expect(saved).toMatchObject({ outcome: "saved", savedAt: expect.any(Date) });
    expect(await draftOf(anna, one)).toMatchObject({ body, effect: "asks-back", begunOn: one.askedId });
    // A08: one consult has nothing of what was typed in another of the same patient.
    expect(await draftOf(anna, await asked(one.patientId))).toBeNull();
  });

  it("is read by nobody else, and by no patient", async () => {
    const one = await asked();
    await save(anna, one);
    expect(await draftOf(bram, one)).toBeNull();
    const opened = await openPatient(grant(bram, "consult.read"), one.patientId);
    const actor = { ...gatewayFor(practice.organizationId, one.patientId), uses: ["ask-practice" as const] };
    const served = await serveMessages(grant(actor, "message.serve"), { patientId: one.patientId, messageId: null });
    const reads = [
      await getConversation(opened, timesFor(bram), one),
      await listConsults(grant(bram, "consult.list"), { view: "unassigned" }),
      await getTimeline(await openPatient(grant(bram, "patient.read"), one.patientId), {}),
      await seen(bram, one),
      served,
    ];
    expect(JSON.stringify(reads)).not.toContain(words);
    expect(JSON.stringify(await auditLines(practice.organizationId))).not.toContain(words);
    // That somebody writes is for colleagues only.
    expect(JSON.stringify(served)).not.toContain(anna.name);
  });

  it("of a colleague in the same consult stands beside it", async () => {
    const one = await asked();
    await Promise.all([save(anna, one, { body: "Van Anna" }), save(bram, one, { body: "Van Bram" })]);
    expect((await draftOf(anna, one))?.body).toBe("Van Anna");
    expect((await draftOf(bram, one))?.body).toBe("Van Bram");
  });

  it("is not saved in the name of who signed in at the browser since, in a record that is closed, or of another practice", async () => {
    const one = await asked();
    const elsewhere = await makePerson(await makeOrganization(), ["general-practitioner"]);
    await expect(save(bram, one, { writerId: anna.personId })).rejects.toMatchObject({
      reason: "consult.draft-of-another",
    });
    await expect(save(elsewhere, one)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await owner`update patient set open_to = 'treaters' where patient_id = ${one.patientId}`;
    await expect(save(anna, one)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(seen(anna, one)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await rowsOf(one)).toEqual([]);
  });

  it("that was left for a month is deleted", async () => {
    const one = await asked();
    await save(anna, one);
    const forgetAfter = (days: number) =>
      forgetDrafts(grant(systemActor("worker"), "consult.forget-drafts"), later(days * 86_400_000));
    await forgetAfter(29);
    expect(await draftOf(anna, one)).not.toBeNull();
    expect(await owner`select from consult_presence where consult_id = ${one.consultId}`).toEqual([]);
    expect(await forgetAfter(31)).toBeGreaterThan(0);
    expect(await draftOf(anna, one)).toBeNull();
  });
});

describe("two saves", () => {
  it("a save over what its screen did not know stores nothing and says what stands there; a blank text removes it", async () => {
    const one = await asked();
    const [first, second] = [uuidv7(), uuidv7()];
    await save(anna, one, { revision: first });
    await save(anna, one, { body: "Verder", revision: second, basedOn: [first] });
    const stale = await save(anna, one, { body: "Oud", basedOn: [first] });
    expect(stale).toMatchObject({ outcome: "changed-elsewhere", stored: { body: "Verder", revision: second } });
    expect(await save(anna, one, { body: "", basedOn: [first] })).toMatchObject({ outcome: "changed-elsewhere" });
    expect(await save(anna, one, { body: " \n", basedOn: [second] })).toEqual({ outcome: "saved", savedAt: null });
    expect(await rowsOf(one)).toEqual([]);
    expect(await save(anna, one, { basedOn: [second] })).toEqual({ outcome: "changed-elsewhere", stored: null });
  });

  it("a repeat is no other change", async () => {
    const one = await asked();
    const revision = uuidv7();
    const both = [await save(anna, one, { revision }), await save(anna, one, { revision })];
    expect(both.map(({ outcome }) => outcome)).toEqual(["saved", "saved"]);
  });

  it("of any number at once that know the same, one is stored, and its text is whole", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 6 }), fc.boolean(), async (count, hasDraft) => {
        const one = await asked();
        const base = hasDraft ? uuidv7() : null;
        if (base !== null) await save(anna, one, { revision: base });
        const texts = Array.from({ length: count }, (_, at) => ({ body: `Tekst ${at}`, revision: uuidv7() }));
        const saved = await Promise.all(texts.map((text) => save(anna, one, { ...text, basedOn: [base] })));
        const stored = texts.filter((_, at) => saved[at]?.outcome === "saved");
        expect(stored).toHaveLength(1);
        expect(await rowsOf(one)).toEqual(stored);
      }),
      { numRuns: 15 },
    );
  });
});

describe("what is finished", () => {
  it("takes the draft of its writer along, sent or planned, and nobody else's", async () => {
    for (const sendOn of [
      null,
      {
        day: later(7 * 86_400_000)
          .toISOString()
          .slice(0, 10),
        time: "08:00",
      },
    ]) {
      const one = await asked();
      await Promise.all([save(anna, one), save(bram, one, { body: "Van Bram" })]);
      await practiceWrites(anna, { ...one, sawLast: one.askedId, sendOn });
      expect((await rowsOf(one)).map(({ body }) => body)).toEqual(["Van Bram"]);
      expect((await seen(bram, one)).writing).toEqual([]);
    }
  });

  it("of two who send at once the second keeps their text as a draft, which asks first because more was said", async () => {
    const one = await asked();
    await Promise.all([save(anna, one), save(bram, one, { body: "Van Bram" })]);
    const answer = { ...one, sawLast: one.askedId };
    const sent = await Promise.allSettled([practiceWrites(anna, answer), practiceWrites(bram, answer)]);
    expect(sent.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [second] = sent.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(second).toMatchObject({ code: "CONFLICT", reason: "consult.changed-since" });
    const loser = sent[0]?.status === "rejected" ? anna : bram;
    const kept = await draftOf(loser, one);
    expect(await rowsOf(one)).toHaveLength(1);
    const opened = await openPatient(grant(loser, "consult.read"), one.patientId);
    const { lastMessageId } = await getConversation(opened, timesFor(loser), one);
    expect(kept?.begunOn).toBe(one.askedId);
    expect(lastMessageId).not.toBe(kept?.begunOn);
  });

  it("by a decision takes the draft of who decides along", async () => {
    const one = await asked(undefined, "correction-request");
    await save(bram, one);
    const decided = {
      decision: "refused",
      reason: "Het stond er goed, wij keken het na.",
      sawLast: one.askedId,
    } as const;
    await decideCorrection(grant(bram, "consult.answer"), { ...one, ...decided });
    expect(await rowsOf(one)).toEqual([]);
  });
});

describe("who looks and writes", () => {
  it("is told to colleagues for as long as it is true, by name and never by word", async () => {
    const one = await asked();
    const now = new Date();
    expect(await seen(bram, one, now)).toEqual({ writing: [], looking: [] });
    expect(await seen(anna, one, now)).toEqual({ writing: [], looking: [bram.name] });
    expect(await seen(anna, one, later(lookingMs, now))).toEqual({ writing: [], looking: [] });
    await save(bram, one, {}, now);
    expect(await seen(anna, one, now)).toEqual({ writing: [bram.name], looking: [] });
    const writers = (who: PersonActor, at: Date) =>
      listWriters(grant(who, "consult.list"), { consultIds: [one.consultId] }, at);
    expect(await writers(anna, now)).toEqual([{ consultId: one.consultId, names: [bram.name] }]);
    expect(await writers(bram, now)).toEqual([]);
    expect(await writers(anna, later(writingMs, now))).toEqual([]);
    const elsewhere = await makePerson(await makeOrganization(), ["general-practitioner"]);
    expect(await writers(elsewhere, now)).toEqual([]);
    await owner`update patient set open_to = 'treaters' where patient_id = ${one.patientId}`;
    expect(await writers(anna, now)).toEqual([]);
  });
});

it("a draft goes along with its patient when two become one, and comes back when that is undone", async () => {
  const one = await asked();
  await save(anna, one);
  const survivor = await makePatient(practice, { bsn: "" });
  const access = grant(bram, "patient.merge");
  const { mergeId } = await mergePatients(access, { patientId: survivor.patientId, otherId: one.patientId, take: [] });
  expect(await draftOf(anna, { ...one, patientId: survivor.patientId })).toMatchObject({ body: words });
  // Begun since, in a consult that came along.
  await save(bram, one, { body: "Sinds het samenvoegen" });
  await undoMerge(access, { mergeId });
  const owners = await owner`select distinct patient_id from consult_draft where consult_id = ${one.consultId}`;
  expect(owners).toEqual([{ patient_id: one.patientId }]);
});
