import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { concludeWithFollowUp } from "#server/api/conclude-with-follow-up.ts";
import { soepBlock } from "#server/api/soep-block.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { ConcludeInput } from "#server/reviews/conclusion/contract.ts";
import { getUndoable } from "#server/reviews/conclusion/get-undoable.ts";
import { countToTakeOver, listToTakeOver } from "#server/reviews/conclusion/list-to-take-over.ts";
import { openForReview } from "#server/reviews/conclusion/open-for-review.ts";
import { takeOverReview } from "#server/reviews/conclusion/take-over.ts";
import { listTasks } from "#server/tasks/list-tasks.ts";
import { arriveInRound } from "#tests/support/arrivals.ts";
import { nurseWithPatient } from "#tests/support/patients.ts";
import { makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

let practice: TestOrganization;
let nurse: PersonActor;
let patientId: string;

beforeEach(async () => {
  ({ practice, nurse, patientId } = await nurseWithPatient());
});
afterAll(async () => {
  await closeQueue();
  await owner.end();
});

async function conclude(facts: Partial<ConcludeInput>, who = nurse): Promise<string> {
  const reviewId = uuidv7();
  const itemIds = [await arriveInRound(practice.organizationId, patientId)];
  const input = ConcludeInput.parse({ reviewId, patientId, itemIds, conclusion: "in-order", ...facts });
  await concludeWithFollowUp(grant(who, "review.conclude"), input);
  return reviewId;
}

const opened = (who = nurse) => openPatient(grant(who, "review.list"), patientId);
const waitingForHis = () => listToTakeOver(grant(nurse, "review.take-over"), {});
const tasksOf = (who: PersonActor) => listTasks(grant(who, "task.list"), { show: "mine" });

it("asks what changes for 'adjust', and for nothing else", () => {
  const facts = { reviewId: uuidv7(), patientId, itemIds: [uuidv7()] };
  expect(ConcludeInput.safeParse({ ...facts, conclusion: "adjust" }).success).toBe(false);
  expect(ConcludeInput.safeParse({ ...facts, conclusion: "in-order", adjusts: "target" }).success).toBe(false);
  expect(ConcludeInput.safeParse({ ...facts, conclusion: "adjust", adjusts: "target" }).success).toBe(true);
});

it("leaves a change of medication to who prescribes: the team's, or a general practitioner's own", async () => {
  await conclude({ conclusion: "adjust", adjusts: "medication" });
  expect(await tasksOf(nurse)).toMatchObject([{ text: "Medicatie aanpassen", ownerId: null }]);
  const doctor = await makePerson(practice, ["general-practitioner"]);
  await conclude({ conclusion: "adjust", adjusts: "medication" }, doctor);
  const owners = (await tasksOf(doctor)).map(({ ownerId }) => ownerId);
  expect(owners.sort()).toEqual([doctor.personId, null].sort());
  await conclude({ conclusion: "adjust", adjusts: "target" });
  expect(await tasksOf(nurse)).toHaveLength(1);
  expect((await openForReview(await opened())).last).toMatchObject({ conclusion: "adjust", adjusts: "target" });
});

it("lists what is not in the HIS yet, oldest first, until it is taken over", async () => {
  const first = await conclude({ note: "Over een jaar opnieuw" });
  const second = await conclude({ conclusion: "adjust", adjusts: "target" });
  expect((await waitingForHis()).rows.map(({ reviewId }) => reviewId)).toEqual([first, second]);
  expect(await countToTakeOver(grant(nurse, "review.take-over"))).toBe(2);
  expect(await soepBlock(await opened(), first)).toBe("E: In orde.\nP: Over een jaar opnieuw.");
  expect(await soepBlock(await opened())).toBe("E: Aanpassing nodig.\nP: Streefwaarde aanpassen.");
  await takeOverReview(grant(nurse, "review.take-over"), { reviewId: first });
  const { rows } = await waitingForHis();
  expect(rows).toMatchObject([{ reviewId: second, adjusts: "target", patient: { patientId } }]);
  const behind = { reviewedAt: rows[0]?.reviewedAt.toISOString() ?? "", reviewId: second };
  expect((await listToTakeOver(grant(nurse, "review.take-over"), { after: behind })).rows).toEqual([]);
});

it("is in the HIS at once when its text was copied while concluding, and the log says so", async () => {
  const reviewId = await conclude({ isTakenOver: true });
  expect((await waitingForHis()).rows).toEqual([]);
  const events = await owner<{ event: string }[]>`
    select event from audit_event where organization_id = ${practice.organizationId} and object_id = ${reviewId}`;
  expect(events.map(({ event }) => event).sort()).toEqual(["review.concluded", "review.taken-over"]);
  expect(await getUndoable(grant(nurse, "review.list"))).toBeNull();
});

it("still offers to undo after a reload, to its author, for a minute", async () => {
  const reviewId = await conclude({});
  const mine = await getUndoable(grant(nurse, "review.list"));
  expect(mine).toMatchObject({ reviewId, conclusion: "in-order" });
  expect(await getUndoable(grant(nurse, "review.list"), new Date(Date.now() + 61_000))).toBeNull();
  const colleague = await makePerson(practice, ["general-practitioner"]);
  expect(await getUndoable(grant(colleague, "review.list"))).toBeNull();
});
