import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, expect, it } from "vitest";
import { transact } from "#db/client.ts";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { database } from "#server/access/database.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { concludeReview } from "#server/reviews/conclude-review.ts";
import { ConcludeInput } from "#server/reviews/contract.ts";
import { KeepDraftInput } from "#server/reviews/draft-contract.ts";
import { forgetDrafts } from "#server/reviews/forget-drafts.ts";
import { keepDraft } from "#server/reviews/keep-draft.ts";
import { openForReview } from "#server/reviews/open-for-review.ts";
import { placeInRound } from "#server/reviews/place-in-round.ts";
import { nurseWithPatient } from "#tests/support/patients.ts";
import { gatewayFor } from "#tests/support/questionnaires.ts";
import { auditLines, makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

let practice: TestOrganization;
let nurse: PersonActor;
let doctor: PersonActor;
let patientId: string;

beforeEach(async () => {
  ({ practice, nurse, patientId } = await nurseWithPatient());
  doctor = await makePerson(practice, ["general-practitioner"]);
});
afterAll(async () => {
  await closeQueue();
  await owner.end();
});

async function arrive(): Promise<string> {
  const { organizationId } = practice;
  const itemId = uuidv7();
  const actor = { ...gatewayFor(organizationId, patientId), uses: ["share-measurements" as const] };
  await change(grant(actor, "measurement.receive"), async (_, raw) => {
    await placeInRound(raw, { organizationId, patientId, itemId, kind: "measurements", at: new Date() });
    return { result: undefined, event: [] };
  });
  return itemId;
}
const keep = (who: PersonActor, itemIds: string[], written: Partial<KeepDraftInput> = {}) =>
  keepDraft(
    grant(who, "review.conclude"),
    KeepDraftInput.parse({ patientId, itemIds, note: "", reply: "", task: null, ...written }),
  );
const draftFor = async (who: PersonActor) =>
  (await openForReview(await openPatient(grant(who, "review.list"), patientId))).draft;
const conclude = (who: PersonActor, itemIds: string[]) =>
  concludeReview(
    grant(who, "review.conclude"),
    ConcludeInput.parse({ reviewId: uuidv7(), patientId, itemIds, conclusion: "in-order" }),
  );

it("what somebody is writing is there when she comes back, for her alone, and no log or screen hears of it", async () => {
  const itemIds = [await arrive()];
  const before = (await auditLines(practice.organizationId)).length;
  const task = { text: "B", ownerId: null, dueOn: "2026-11-26" };
  await keep(nurse, itemIds, { note: "Nog eens kijken", reply: "We bellen", task });
  await keep(nurse, itemIds, { note: "Nog eens kijken", reply: "We bellen u.", task });
  expect(await auditLines(practice.organizationId)).toHaveLength(before);
  expect(await draftFor(nurse)).toMatchObject({ note: "Nog eens kijken", reply: "We bellen u.", task });
  expect(await draftFor(doctor)).toBeNull();
  await keep(nurse, itemIds, { note: " ", reply: "" });
  expect(await draftFor(nurse)).toBeNull();
});

it("another organization reads and changes nothing of it, through no verb and under no policy", async () => {
  await keep(nurse, [await arrive()], { reply: "Alleen van mij" });
  const other = await makeOrganization();
  const stranger = await makePerson(other, ["practice-nurse"]);
  await expect(keep(stranger, [uuidv7()], { reply: "x" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const asked = transact(database(), "write", { organizationId: other.organizationId }, async (_, raw) => [
    ...(await raw`select from review_draft where patient_id = ${patientId}`),
    ...(await raw`update review_draft set reply = 'x' where patient_id = ${patientId} returning 1`),
  ]);
  expect(await asked).toEqual([]);
  expect(await draftFor(nurse)).toMatchObject({ reply: "Alleen van mij" });
});

it("it goes with the conclusion, and is no draft for what came later", async () => {
  const first = await arrive();
  await keep(nurse, [first], { reply: "Over het eerste" });
  const second = await arrive();
  expect(await draftFor(nurse), "what came in beside it changes nothing").toMatchObject({ reply: "Over het eerste" });
  await conclude(doctor, [first]);
  expect(await draftFor(nurse), "a colleague reviewed it").toBeNull();
  await keep(nurse, [second], { reply: "Over het tweede" });
  await conclude(nurse, [second]);
  expect(await owner`select from review_draft where patient_id = ${patientId}`).toHaveLength(0);
});

it("what was left lying for a month is cleared away", async () => {
  await keep(nurse, [await arrive()], { note: "Blijft liggen" });
  const forgetAfter = (days: number) =>
    forgetDrafts(grant(systemActor("worker"), "review.assess"), new Date(Date.now() + days * 86_400_000));
  await forgetAfter(29);
  expect(await draftFor(nurse)).not.toBeNull();
  expect(await forgetAfter(31)).toBeGreaterThan(0);
  expect(await draftFor(nurse)).toBeNull();
});
