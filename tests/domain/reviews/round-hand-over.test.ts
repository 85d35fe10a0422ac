import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { concludeWithFollowUp } from "#server/api/conclude-with-follow-up.ts";
import { getTimeline } from "#server/api/timeline/get-timeline.ts";
import { undoWithFollowUp } from "#server/api/undo-with-follow-up.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { concludeNormal } from "#server/reviews/conclusion/conclude-normal.ts";
import { ConcludeInput } from "#server/reviews/conclusion/contract.ts";
import { openForReview } from "#server/reviews/conclusion/open-for-review.ts";
import { getProgress, getRound } from "#server/reviews/round/get-round.ts";
import { handOver } from "#server/reviews/round/hand-over.ts";
import { listNormal } from "#server/reviews/round/list-normal.ts";
import { listTakers } from "#server/reviews/round/list-takers.ts";
import { takeBackHandOver } from "#server/reviews/round/take-back-hand-over.ts";
import { makePatient } from "#tests/support/patients.ts";
import { makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

let practice: TestOrganization;
let assistant: PersonActor;
let doctor: PersonActor;
let other: PersonActor;
/** In the order of the round; the doctor is the own GP of the first. */
let ids: [string, string];

beforeEach(async () => {
  practice = await makeOrganization();
  assistant = await makePerson(practice, ["practice-assistant"]);
  doctor = await makePerson(practice, ["general-practitioner"]);
  other = await makePerson(practice, ["general-practitioner"]);
  ids = [await waits(50), await waits(10)];
  await owner`insert into patient_treater (organization_id, patient_id, part, person_id, named_at)
    values (${practice.organizationId}, ${ids[0]}, 'own-gp', ${doctor.personId}, now())`;
});
afterAll(async () => {
  await closeQueue();
  await owner.end();
});

async function waits(attention: number): Promise<string> {
  const { organizationId } = practice;
  const { patientId } = await makePatient(practice);
  await owner`insert into review_item (organization_id, item_id, patient_id, kind, arrived_at)
    values (${organizationId}, ${uuidv7()}, ${patientId}, 'measurements', now())`;
  await owner`insert into review_waiting (organization_id, patient_id, waiting_since, latest_at, attention, reasons,
      is_assessment_due, is_normal)
    values (${organizationId}, ${patientId}, now(), date_trunc('second', now()), ${attention}, '[]', false, ${attention === 10})`;
  return patientId;
}

const reason = "Weegt 3 kg meer, twijfel over de plaspil";
const give = (patientId: string, to = doctor, by = assistant) =>
  handOver(grant(by, "review.hand-over"), { patientId, toId: to.personId, reason });
const mine = async (who: PersonActor) =>
  (await getRound(grant(who, "review.list"), { who: "mine" })).rows.map(({ patient }) => patient.patientId);
const screen = async (who: PersonActor, patientId: string, filter = {}) =>
  openForReview(await openPatient(grant(who, "review.list"), patientId), filter);
const handed = async (who: PersonActor) => (await getProgress(grant(who, "review.list"))).handedCount;

async function conclude(who: PersonActor, patientId: string): Promise<string> {
  const { items, reviewId } = await screen(who, patientId);
  const itemIds = items.map(({ itemId }) => itemId);
  const input = ConcludeInput.parse({ reviewId, patientId, itemIds, conclusion: "in-order" });
  await concludeWithFollowUp(grant(who, "review.conclude"), input);
  return reviewId;
}

describe("a patient of the round who was handed over", () => {
  it("stands first under the GP's own patients, before more attention, and is counted on Today", async () => {
    expect(await mine(doctor)).toEqual([ids[0]]);
    await give(ids[1]);
    expect(await mine(doctor)).toEqual([ids[1], ids[0]]);
    expect([await handed(doctor), await handed(other), await handed(assistant)]).toEqual([1, 0, 0]);
    expect(await screen(doctor, ids[1], { who: "mine" })).toMatchObject({ position: 1, next: ids[0], previous: null });
    expect(await screen(doctor, ids[0], { who: "mine" })).toMatchObject({ position: 2, previous: ids[1] });
  });

  it("stays in the round where it stood, and everybody reads to whom and why", async () => {
    await give(ids[1]);
    const { rows } = await getRound(grant(other, "review.list"), {});
    const marks = rows.map(({ handOver: mark }) => mark && [mark.toName, mark.reason, mark.byName]);
    expect(marks).toEqual([null, [doctor.name, reason, assistant.name]]);
    expect((await screen(assistant, ids[1])).waiting?.handOver?.toName).toBe(doctor.name);
  });

  it("pages on behind it", async () => {
    await give(ids[1]);
    const after = { attention: 110, waitingSince: "2000-01-01T00:00:00Z", patientId: ids[1] };
    const { rows } = await getRound(grant(doctor, "review.list"), { who: "mine", after: { ...after, attention: 109 } });
    expect(rows.map(({ patient }) => patient.patientId)).toEqual([ids[0]]);
  });

  it("is no longer normal together with others, also when their screen was older", async () => {
    const [seen] = await listNormal(grant(other, "review.list"));
    expect(seen?.patientId).toBe(ids[1]);
    await give(ids[1]);
    expect(await listNormal(grant(other, "review.list"))).toEqual([]);
    expect((await getProgress(grant(other, "review.list"))).normalCount).toBe(0);
    const patients = [{ patientId: ids[1], latestAt: seen?.latestAt.toISOString() ?? "" }];
    expect(await concludeNormal(grant(other, "review.conclude"), { patients })).toEqual({
      reviewIds: [],
      leftOpen: [ids[1]],
    });
  });

  it("is done by a conclusion, counted for the GP, and waits for the GP again when that is undone", async () => {
    await give(ids[1]);
    const reviewId = await conclude(doctor, ids[1]);
    expect([await mine(doctor), await handed(doctor)]).toEqual([[ids[0]], 0]);
    expect((await getProgress(grant(doctor, "review.list"), { who: "mine" })).reviewedCount).toBe(1);
    await undoWithFollowUp(grant(doctor, "review.conclude"), { reviewId });
    expect([await mine(doctor), await handed(doctor)]).toEqual([[ids[1], ids[0]], 1]);
  });

  it("is not handed over any more when the patient shares something later", async () => {
    await give(ids[1]);
    await conclude(other, ids[1]);
    await owner`insert into review_item (organization_id, item_id, patient_id, kind, arrived_at)
      values (${practice.organizationId}, ${uuidv7()}, ${ids[1]}, 'measurements', now())`;
    await owner`insert into review_waiting (organization_id, patient_id, waiting_since, latest_at, attention, reasons,
        is_assessment_due, is_normal)
      values (${practice.organizationId}, ${ids[1]}, now(), now(), 20, '[]', false, false)`;
    expect((await screen(doctor, ids[1])).waiting?.handOver).toBeNull();
    expect(await mine(doctor)).toEqual([ids[0]]);
  });

  it("can be taken back, once, and is in the log without the reason and in the timeline with it", async () => {
    await give(ids[1]);
    const back = () => takeBackHandOver(grant(other, "review.hand-over"), { patientId: ids[1] });
    await back();
    expect([await mine(doctor), await handed(doctor)]).toEqual([[ids[0]], 0]);
    await expect(back()).rejects.toMatchObject({ code: "CONFLICT", reason: "review.not-handed-over" });
    await give(ids[1], other);
    const lines = await owner<
      { event: string; line: string }[]
    >`select event, to_jsonb(a)::text as line from audit_event a
      where patient_id = ${ids[1]} and event like 'review.hand%' order by event_id`;
    expect(lines.map(({ event }) => event)).toEqual([
      "review.handed-over",
      "review.hand-over-taken-back",
      "review.handed-over",
    ]);
    expect(lines.map(({ line }) => line).join()).not.toContain("plaspil");
    const { entries } = await getTimeline(await openPatient(grant(doctor, "patient.read"), ids[1]), {});
    expect(entries.filter(({ kind }) => kind === "hand-over")).toMatchObject([
      { toName: other.name, reason, byName: assistant.name, isTakenBack: false },
      { toName: doctor.name, reason, byName: assistant.name, isTakenBack: true },
    ]);
  });
});

describe("handing over", () => {
  it("proposes the own GP first, and never who asks", async () => {
    const takers = async (who: PersonActor, patientId: string) =>
      (await listTakers(await openPatient(grant(who, "review.hand-over"), patientId))).map(({ personId, isOwnGp }) => [
        personId,
        isOwnGp,
      ]);
    expect(await takers(assistant, ids[0])).toEqual([
      [doctor.personId, true],
      [other.personId, false],
    ]);
    expect(await takers(doctor, ids[0])).toEqual([[other.personId, false]]);
  });

  it("goes to no GP to whom the record is not open", async () => {
    await owner`update patient set open_to = 'named' where patient_id = ${ids[0]}`;
    await owner`insert into patient_treater (organization_id, patient_id, part, person_id, named_at)
      values (${practice.organizationId}, ${ids[0]}, 'besides', ${assistant.personId}, now())`;
    await expect(give(ids[0], other)).rejects.toMatchObject({ code: "INVALID" });
    await give(ids[0], doctor);
  });

  it("is refused to a nurse, with a BSN, of who does not wait, and after a colleague was first", async () => {
    const nurse = await makePerson(practice, ["practice-nurse"]);
    await expect(give(ids[0], nurse)).rejects.toMatchObject({ reason: "general.no-such-colleague" });
    const { patientId, bsn } = await makePatient(practice);
    const withBsn = { patientId: ids[0], toId: doctor.personId, reason: `Bel ${bsn}` };
    const access = grant(assistant, "review.hand-over");
    await expect(handOver(access, withBsn)).rejects.toMatchObject({ reason: "review.reason-with-bsn" });
    await expect(give(patientId)).rejects.toMatchObject({ reason: "review.nothing-waits" });
    const both = await Promise.allSettled([give(ids[0]), give(ids[0], other)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "CONFLICT", reason: "review.handed-over-already" },
    });
  });
});
