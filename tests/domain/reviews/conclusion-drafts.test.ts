import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, expect, it } from "vitest";
import { transact } from "#db/client.ts";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { database } from "#server/access/database.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { concludeWithFollowUp } from "#server/api/conclude-with-follow-up.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { ConcludeInput } from "#server/reviews/conclusion/contract.ts";
import { KeepDraftInput } from "#server/reviews/conclusion/draft-contract.ts";
import { forgetDrafts } from "#server/reviews/conclusion/forget-drafts.ts";
import { keepDraft } from "#server/reviews/conclusion/keep-draft.ts";
import { openForReview } from "#server/reviews/conclusion/open-for-review.ts";
import { placeInRound } from "#server/reviews/round/place-in-round.ts";
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
    KeepDraftInput.parse({ patientId, itemIds, note: "", message: "", task: null, ...written }),
  );
const draftFor = async (who: PersonActor) =>
  (await openForReview(await openPatient(grant(who, "review.list"), patientId))).draft;
const conclude = (who: PersonActor, itemIds: string[]) =>
  concludeWithFollowUp(
    grant(who, "review.conclude"),
    ConcludeInput.parse({ reviewId: uuidv7(), patientId, itemIds, conclusion: "in-order" }),
  );

it("a nurse finds her draft again when she comes back, for her alone, and no log or screen shows it", async () => {
  const itemIds = [await arrive()];
  const before = (await auditLines(practice.organizationId)).length;
  const task = { text: "B", ownerId: null, dueOn: "2026-11-26" };
  await keep(nurse, itemIds, { note: "Nog eens kijken", message: "We bellen", task });
  await keep(nurse, itemIds, { note: "Nog eens kijken", message: "We bellen u.", task });
  expect(await auditLines(practice.organizationId)).toHaveLength(before);
  expect(await draftFor(nurse)).toMatchObject({ note: "Nog eens kijken", message: "We bellen u.", task });
  expect(await draftFor(doctor)).toBeNull();
  await keep(nurse, itemIds, { note: " ", message: "" });
  expect(await draftFor(nurse)).toBeNull();
});

it("another organization reads and changes nothing of a draft, through no verb and under no policy", async () => {
  await keep(nurse, [await arrive()], { message: "Alleen van mij" });
  const other = await makeOrganization();
  const stranger = await makePerson(other, ["practice-nurse"]);
  await expect(keep(stranger, [uuidv7()], { message: "x" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const asked = transact(database(), "write", { organizationId: other.organizationId }, async (_, raw) => [
    ...(await raw`/* a test's own */ select from review_draft where patient_id = ${patientId}`),
    ...(await raw`/* a test's own */ update review_draft set message = 'x' where patient_id = ${patientId} returning 1`),
  ]);
  expect(await asked).toEqual([]);
  expect(await draftFor(nurse)).toMatchObject({ message: "Alleen van mij" });
});

it("a draft goes with the conclusion, and does not carry over to what came later", async () => {
  const first = await arrive();
  await keep(nurse, [first], { message: "Over het eerste" });
  const diastolic = await arrive();
  expect(await draftFor(nurse), "what came in beside it changes nothing").toMatchObject({ message: "Over het eerste" });
  await conclude(doctor, [first]);
  expect(await draftFor(nurse), "a colleague reviewed it").toBeNull();
  await keep(nurse, [diastolic], { message: "Over het tweede" });
  await conclude(nurse, [diastolic]);
  expect(await owner`select from review_draft where patient_id = ${patientId}`).toHaveLength(0);
});

it("a draft left for a month is deleted", async () => {
  await keep(nurse, [await arrive()], { note: "Blijft liggen" });
  const forgetAfter = (days: number) =>
    forgetDrafts(grant(systemActor("worker"), "review.assess"), new Date(Date.now() + days * 86_400_000));
  await forgetAfter(29);
  expect(await draftFor(nurse)).not.toBeNull();
  expect(await forgetAfter(31)).toBeGreaterThan(0);
  expect(await draftFor(nurse)).toBeNull();
});
