import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { concludeWithFollowUp } from "#server/api/conclude-with-follow-up.ts";
import { undoWithFollowUp } from "#server/api/undo-with-follow-up.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { listMessages } from "#server/messages/list-messages.ts";
import { serveMessages } from "#server/messages/serve-messages.ts";
import { ConcludeInput } from "#server/reviews/conclusion/contract.ts";
import { placeInRound } from "#server/reviews/round/place-in-round.ts";
import { nurseWithPatient } from "#tests/support/patients.ts";
import { gatewayFor } from "#tests/support/questionnaires.ts";
import { auditLines, owner, type TestOrganization } from "#tests/support/world.ts";

const text = "Alles is in orde.";
let practice: TestOrganization;
let nurse: PersonActor;
let patientId: string;
let reviewId: string;

beforeEach(async () => {
  ({ practice, nurse, patientId } = await nurseWithPatient());
  const { organizationId } = practice;
  const itemId = uuidv7();
  await change(grant(dva("share-measurements"), "measurement.receive"), async (_, raw) => {
    await placeInRound(raw, { organizationId, patientId, itemId, kind: "measurements", at: new Date() });
    return { result: undefined, event: [] };
  });
  reviewId = uuidv7();
  const task = { text: "Bel over de uitslag", ownerId: null, dueOn: "2026-12-01" };
  const input = { reviewId, patientId, itemIds: [itemId], conclusion: "in-order", note: "n", message: text, task };
  await concludeWithFollowUp(grant(nurse, "review.conclude"), ConcludeInput.parse(input));
});
afterAll(async () => {
  await closeQueue();
  await owner.end();
});

function dva(use: "share-measurements" | "collect-replies") {
  return { ...gatewayFor(practice.organizationId, patientId), uses: [use] };
}
const serve = async () =>
  (await serveMessages(grant(dva("collect-replies"), "message.serve"), { patientId, messageId: null })).messages;
const undo = () => undoWithFollowUp(grant(nurse, "review.conclude"), { reviewId });

it("a withdrawn message is given to no PGO", async () => {
  await undo();
  expect(await serve()).toEqual([]);
});

it("a message that a PGO has collected cannot be withdrawn, and the conclusion stays with it", async () => {
  expect(await serve()).toMatchObject([{ body: text }]);
  await expect(undo()).rejects.toMatchObject({ code: "CONFLICT", reason: "message.already-fetched" });
  const opened = await openPatient(grant(nurse, "message.list"), patientId);
  expect(await listMessages(opened)).toMatchObject([{ body: text, fetchedAt: expect.any(Date) }]);
  const [made] = await owner`select undone_at from review where review_id = ${reviewId}`;
  expect(made).toEqual({ undone_at: null });
});

it("the log names the permission for each act: the conclusion, the message and the task, and each taken back", async () => {
  await undo();
  const lines = (await auditLines(practice.organizationId)).slice(-6);
  expect(lines.map(({ event, basis }) => [event, basis])).toEqual([
    ["review.concluded", "review.conclude"],
    ["message.sent", "message.send"],
    ["task.added", "task.add"],
    ["review.undone", "review.conclude"],
    ["message.withdrawn", "message.send"],
    ["task.withdrawn", "task.add"],
  ]);
});
