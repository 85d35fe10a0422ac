import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { transact } from "#db/client.ts";
import { usualWeek } from "#db/terms/opening-hours.ts";
import { itemsAtOnceMax } from "#db/terms/reviews.ts";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { database } from "#server/access/database.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { concludeWithFollowUp } from "#server/api/conclude-with-follow-up.ts";
import { undoWithFollowUp } from "#server/api/undo-with-follow-up.ts";
import { decodeObservation } from "#server/fhir/codec/decode-observation.ts";
import { listenForArrivals } from "#server/jobs/listen-for-arrivals.ts";
import { closeQueue, enqueue } from "#server/jobs/queue.ts";
import { startWorker } from "#server/jobs/worker.ts";
import { receiveMeasurements } from "#server/measurements/values/receive-measurements.ts";
import { listMessages } from "#server/messages/list-messages.ts";
import { concludeNormal } from "#server/reviews/conclusion/conclude-normal.ts";
import { ConcludeInput } from "#server/reviews/conclusion/contract.ts";
import { openForReview } from "#server/reviews/conclusion/open-for-review.ts";
import { type RoundCursor, roundPageSize } from "#server/reviews/round/contract.ts";
import { countNews } from "#server/reviews/round/count-news.ts";
import { getPlan } from "#server/reviews/round/get-plan.ts";
import { getRound } from "#server/reviews/round/get-round.ts";
import { listNormal } from "#server/reviews/round/list-normal.ts";
import { placeInRound } from "#server/reviews/round/place-in-round.ts";
import { planRounds } from "#server/reviews/round/plan-rounds.ts";
import { listTasks } from "#server/tasks/list-tasks.ts";
import { dayToCall } from "#server/tasks/rules.ts";
import { bodyWeight } from "#tests/support/observations.ts";
import { makePatient, nurseWithPatient } from "#tests/support/patients.ts";
import { gatewayFor } from "#tests/support/questionnaires.ts";
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

/** Something of the patient comes in, as the FHIR server places it in the round. */
async function arrive(): Promise<string> {
  const { organizationId } = practice;
  const itemId = uuidv7();
  const actor = { ...gatewayFor(organizationId, patientId), uses: ["share-measurements" as const] };
  await change(grant(actor, "measurement.receive"), async (_, raw) => {
    await placeInRound(raw, { organizationId, patientId, itemId, kind: "measurements", at: new Date() });
    const object = { type: "delivery", id: itemId };
    return { result: undefined, event: { event: "delivery.received", object, patientId } };
  });
  return itemId;
}

/** A resource as the FHIR server reads it. */
function received(observation: object) {
  const text = JSON.stringify(observation);
  const read = decodeObservation(JSON.parse(text), Buffer.from(text), {
    version: "stu3",
    format: "json",
    now: new Date(),
  });
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value;
}

const screen = async (who = nurse) => openForReview(await openPatient(grant(who, "review.list"), patientId));
const messages = async () => listMessages(await openPatient(grant(nurse, "message.list"), patientId));

function conclude(who: PersonActor, itemIds: string[], facts: Partial<ConcludeInput> = {}) {
  const input = ConcludeInput.parse({ reviewId: uuidv7(), patientId, itemIds, conclusion: "in-order", ...facts });
  return concludeWithFollowUp(grant(who, "review.conclude"), input);
}

describe("a review", () => {
  it("covers what was on the screen and nothing that came in meanwhile", async () => {
    const seen = await arrive();
    const [, later] = await Promise.all([conclude(nurse, [seen]), arrive()]);
    expect((await screen()).items.map((item) => item.itemId)).toEqual([later]);
    await conclude(nurse, [later]);
    const { waiting, items } = await screen();
    expect({ waiting, items }).toEqual({ waiting: null, items: [] });
  });

  it("covers at most what one screen holds, says that there is more, and leaves the rest", async () => {
    await arrive();
    await owner`
      insert into review_item (organization_id, item_id, patient_id, kind, arrived_at)
      select ${practice.organizationId}, gen_random_uuid(), ${patientId}, 'measurements', now() + n * interval '1 second'
      from generate_series(1, ${itemsAtOnceMax + 2}) n`;
    const shown = await screen();
    expect([shown.items.length, shown.isMore]).toEqual([itemsAtOnceMax, true]);
    await conclude(
      nurse,
      shown.items.map((item) => item.itemId),
    );
    const after = await screen();
    expect([after.items.length, after.isMore, after.waiting === null]).toEqual([3, false, false]);
  });

  it("says which kinds came in and since when, also before they were assessed", async () => {
    const actor = { ...gatewayFor(practice.organizationId, patientId), uses: ["share-measurements" as const] };
    const access = grant(actor, "measurement.receive");
    const [deliveryId, old] = [uuidv7(), new Date("2026-08-01T07:00:00Z")];
    await change(access, async (_, raw) => {
      const measurements = [received(bodyWeight(80, old.toISOString())), received(bodyWeight(81))];
      await receiveMeasurements(access, raw, { deliveryId, patientId, measurements, at: new Date() });
      const { organizationId } = practice;
      await placeInRound(raw, { organizationId, patientId, itemId: deliveryId, kind: "measurements", at: new Date() });
      const object = { type: "delivery", id: deliveryId };
      return { result: undefined, event: { event: "delivery.received", object, patientId } };
    });
    expect((await screen()).delivered).toEqual([{ kind: "body-weight", oldestAt: old }]);
  });

  it("belongs to whoever was first; the other is told so, and nothing of theirs is stored", async () => {
    const seen = await arrive();
    const doctor = await makePerson(practice, ["general-practitioner"]);
    const both = await Promise.allSettled([
      conclude(nurse, [seen], { message: "Bericht van de een" }),
      conclude(doctor, [seen], { message: "Bericht van de ander" }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((one) => one.status === "rejected")).toMatchObject({
      reason: { code: "CONFLICT", reason: "review.reviewed-by-colleague" },
    });
    expect(await messages()).toHaveLength(1);
  });

  it("is announced to the colleague who still has it on screen, and not to whoever made it", async () => {
    const doctor = await makePerson(practice, ["general-practitioner"]);
    const seen = [await arrive(), await arrive()];
    const asked = { since: new Date().toISOString(), known: seen, patientId };
    const newsFor = (who: PersonActor) => countNews(grant(who, "review.list"), asked);
    expect(await newsFor(nurse)).toMatchObject({ reviewedCount: 0 });
    await conclude(doctor, seen.slice(0, 1), {});
    expect(await newsFor(nurse)).toMatchObject({ reviewedCount: 1 });
    expect(await newsFor(doctor)).toMatchObject({ reviewedCount: 0 });
    const list = { since: asked.since, known: [patientId] };
    expect(await countNews(grant(nurse, "review.list"), list)).toMatchObject({ reviewedCount: 0 });
    await conclude(doctor, seen.slice(1), {});
    expect(await countNews(grant(nurse, "review.list"), list)).toMatchObject({ reviewedCount: 1 });
  });

  it("that is sent twice is stored once", async () => {
    const reviewId = uuidv7();
    const seen = await arrive();
    await conclude(nurse, [seen], { reviewId, message: "Alles is in orde." });
    await conclude(nurse, [seen], { reviewId, message: "Alles is in orde." });
    expect(await messages()).toHaveLength(1);
  });

  it("keeps its note internal: no message contains it", async () => {
    const seen = await arrive();
    await conclude(nurse, [seen], { note: "Meet hij wel goed?", message: "Dank u voor uw metingen." });
    expect(JSON.stringify(await messages())).not.toContain("Meet hij wel goed");
    const [stored] = await owner<{ text: string }[]>`
      select string_agg(m::text, ' ') as text from message m where organization_id = ${practice.organizationId}`;
    expect(stored?.text).toContain("Dank u voor uw metingen.");
    expect(stored?.text).not.toContain("Meet hij wel goed");
  });

  it("leaves a call on the list, today or on the next day on which the practice opens", async () => {
    const usual = { week: usualWeek, closings: [], openHolidays: [] };
    const seen = await arrive();
    expect(await conclude(nurse, [seen], { conclusion: "call" })).toMatchObject({
      callOn: dayToCall(usual, new Date()),
    });
    const calls = await listTasks(grant(nurse, "task.list"), { show: "mine" });
    expect(calls).toMatchObject([{ kind: "call", patientId, dueOn: dayToCall(usual, new Date()), attempts: [] }]);
  });

  it("leaves no flagged answer without a call, a task or a reason", async () => {
    const flagged = async () => {
      const responseId = await arrive();
      await owner`insert into questionnaire_response ${owner({
        ...{ organization_id: practice.organizationId, response_id: responseId, patient_id: patientId },
        ...{ questionnaire_id: uuidv7(), delivery_id: uuidv7(), authored_at: new Date(), received_at: new Date() },
        ...{ answers: owner.json([]), score_state: "no-score", attention: 40 },
        reasons: owner.json([{ reason: "flagged-item", about: "PHQ-9", values: { item: "9" } }]),
      })}`;
      return responseId;
    };
    const first = await flagged();
    await expect(conclude(nurse, [first], { conclusion: "in-order" })).rejects.toMatchObject({
      ...{ code: "INVALID", reason: "review.flagged-unanswered" },
    });
    expect((await screen()).items.map((item) => item.itemId)).toContain(first);
    await conclude(nurse, [first], { conclusion: "in-order", note: "Vanochtend al gesproken" });
    await conclude(nurse, [await flagged()], { conclusion: "call" });
  });

  it("sends no message in which a figure is still missing", async () => {
    const seen = await arrive();
    const refused = conclude(nurse, [seen], { message: "Gemiddeld was hij {gemiddelde}." });
    await expect(refused).rejects.toMatchObject({ code: "INVALID", reason: "message.has-blank" });
    const announced = conclude(nurse, [seen], { message: "We veranderen iets. Dit gaat u doen:\n\n" });
    await expect(announced).rejects.toMatchObject({
      ...{ code: "INVALID", reason: "message.has-open-slot", values: { slot: "Dit gaat u doen:" } },
    });
    expect((await screen()).items).toHaveLength(1);
  });

  it("can be undone at once by whoever made it: the patient waits again and the message is withdrawn", async () => {
    const seen = await arrive();
    const reviewId = uuidv7();
    await conclude(nurse, [seen], { reviewId, note: "Nog eens kijken", message: "Alles is in orde." });
    const doctor = await makePerson(practice, ["general-practitioner"]);
    await expect(undoWithFollowUp(grant(doctor, "review.conclude"), { reviewId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await undoWithFollowUp(grant(nurse, "review.conclude"), { reviewId })).toEqual({ patientId });
    expect((await screen()).draft).toMatchObject({ note: "Nog eens kijken", message: "Alles is in orde." });
    expect((await screen()).items.map((item) => item.itemId)).toEqual([seen]);
    expect(await messages()).toEqual([]);
  });
});

it("what a patient shares is in the round with its reasons within seconds", async () => {
  const worker = await startWorker(() => undefined);
  const silence = listenForArrivals();
  const itemId = await arrive();
  // In case LISTEN was not active yet when this arrived.
  await transact(database(), "write", {}, (tx) =>
    enqueue(tx, "reviews.assess", { organizationId: practice.organizationId }, { key: practice.organizationId }),
  );
  await vi.waitFor(
    async () =>
      expect((await screen()).waiting).toMatchObject({ isAssessmentDue: false, isNormal: expect.any(Boolean) }),
    { timeout: 15_000, interval: 250 },
  );
  const { waiting, items } = await screen();
  expect(items.map((item) => item.itemId)).toEqual([itemId]);
  expect(waiting?.reasons.map((each) => each.reason)).not.toContain("not-assessed");
  silence();
  await worker.stop();
});

describe("normal series", () => {
  const markNormal = () => owner`
    update review_waiting set is_normal = true, is_assessment_due = false, attention = 10
    where organization_id = ${practice.organizationId} and patient_id = ${patientId}`;
  const normal = () => listNormal(grant(nurse, "review.list"));
  const together = (seen: Awaited<ReturnType<typeof normal>>) =>
    concludeNormal(grant(nurse, "review.conclude"), {
      patients: seen.map((one) => ({ patientId: one.patientId, latestAt: one.latestAt.toISOString() })),
    });

  it("are concluded as they were seen, and each can be undone", async () => {
    await arrive();
    await markNormal();
    const { reviewIds, leftOpen } = await together(await normal());
    expect({ count: reviewIds.length, leftOpen }).toEqual({ count: 1, leftOpen: [] });
    const { waiting, last } = await screen();
    expect(waiting).toBeNull();
    expect(last?.undoUntil).toBeInstanceOf(Date);
    await undoWithFollowUp(grant(nurse, "review.conclude"), { reviewId: reviewIds[0] ?? "" });
    expect((await screen()).items).toHaveLength(1);
  });

  it("stay open when something came in after they were shown, also when that is normal", async () => {
    await arrive();
    await markNormal();
    const seen = await normal();
    await arrive();
    await markNormal();
    expect(await together(seen)).toEqual({ reviewIds: [], leftOpen: [patientId] });
    expect((await screen()).items).toHaveLength(2);
  });

  it("that a colleague concluded are not offered to me to undo", async () => {
    await arrive();
    await markNormal();
    await together(await normal());
    expect((await screen(await makePerson(practice, ["general-practitioner"]))).last?.undoUntil).toBeNull();
  });
});

describe("the times of the rounds", () => {
  it("are the defaults until the practice plans its own", async () => {
    const plan = () => getPlan(grant(nurse, "review.plan"));
    expect(await plan()).toEqual(["10:00", "14:00"]);
    await planRounds(grant(nurse, "review.plan"), { times: ["16:30", "09:00", "16:30"] });
    expect(await plan()).toEqual(["09:00", "16:30"]);
  });
});

describe("the round", () => {
  it("continues past its first page, with everybody on one page once", async () => {
    const { organizationId } = practice;
    const count = roundPageSize + 3;
    for (let place = 0; place < count; place += 1) {
      const other = await makePatient(practice);
      const since = new Date(Date.UTC(2026, 10, 17, 9, Math.floor(place / 2))).toISOString();
      await owner`insert into review_waiting (organization_id, patient_id, waiting_since, latest_at, attention, reasons,
          is_assessment_due, is_normal)
        values (${organizationId}, ${other.patientId}, ${since}, ${since}, 20, '[]'::jsonb, false, false)`;
    }
    const page = (after?: RoundCursor) => getRound(grant(nurse, "review.list"), { after });
    const first = await page();
    const diastolic = await page(first.nextAfter ?? undefined);
    const seen = [...first.rows, ...diastolic.rows].map((row) => row.patient.patientId);
    expect([first.rows.length, diastolic.rows.length, new Set(seen).size]).toEqual([roundPageSize, 3, count]);
    expect(diastolic.nextAfter).toBeNull();
  });
});
