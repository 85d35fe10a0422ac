import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Programme } from "#db/terms/patients.ts";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { concludeNormal } from "#server/reviews/conclusion/conclude-normal.ts";
import { openForReview } from "#server/reviews/conclusion/open-for-review.ts";
import { countNews } from "#server/reviews/round/count-news.ts";
import { getProgress, getRound } from "#server/reviews/round/get-round.ts";
import { listNormal } from "#server/reviews/round/list-normal.ts";
import { stepThrough } from "#server/reviews/round/step-through.ts";
import { makePatient } from "#tests/support/patients.ts";
import { plansOf } from "#tests/support/plans.ts";
import { makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

afterAll(async () => {
  await closeQueue();
  await owner.end();
});

describe("a round with six who wait", () => {
  let practice: TestOrganization;
  let nurse: PersonActor;
  /** In the order of the round; the nurse treats the second, fourth and sixth. */
  const ids: string[] = [];
  const since = new Date().toISOString();
  const list = () => grant(nurse, "review.list");
  const idsOf = async (input: Parameters<typeof getRound>[1]) =>
    (await getRound(list(), input)).rows.map(({ patient }) => patient.patientId);
  const screen = async (at: number, filter: Parameters<typeof openForReview>[1]) => {
    const { next, previous, position } = await openForReview(await openPatient(list(), ids[at] ?? ""), filter);
    return { next, previous, position };
  };

  beforeAll(async () => {
    practice = await makeOrganization();
    nurse = await makePerson(practice, ["practice-nurse"]);
    const { organizationId } = practice;
    for (let at = 0; at < 6; at += 1) {
      const programmes: Programme[] = at < 4 ? ["diabetes"] : ["copd", "cvrm"];
      const { patientId } = await makePatient(practice, { programmes });
      ids.push(patientId);
      await owner`insert into review_item (organization_id, item_id, patient_id, kind, arrived_at)
        values (${organizationId}, ${uuidv7()}, ${patientId}, 'measurements', now())`;
      await owner`insert into review_waiting (organization_id, patient_id, waiting_since, latest_at, attention, reasons,
          is_assessment_due, is_normal)
        values (${organizationId}, ${patientId}, now(), date_trunc('second', now()), ${50 - at}, '[]', false, ${at >= 3})`;
    }
    await owner`insert into patient_treater (organization_id, patient_id, part, person_id, named_at)
      select ${organizationId}, unnest(${[ids[1], ids[3], ids[5]].map(String)}::uuid[]), unnest(array['diabetes', 'besides', 'copd']),
        ${nurse.personId}, now()`;
  });

  it("shows whom the reader treats, and who is in a programme, or both", async () => {
    expect(await idsOf({})).toEqual(ids);
    expect(await idsOf({ who: "mine" })).toEqual([ids[1], ids[3], ids[5]]);
    expect(await idsOf({ programme: "cvrm" })).toEqual([ids[4], ids[5]]);
    expect(await idsOf({ who: "mine", programme: "diabetes" })).toEqual([ids[1], ids[3]]);
    expect(await idsOf({ who: "mine", programme: "heart-failure" })).toEqual([]);
    const colleague = await makePerson(practice, ["general-practitioner"]);
    expect((await getRound(grant(colleague, "review.list"), { who: "mine" })).rows).toEqual([]);
  });

  it("pages within the filter", async () => {
    const after = { attention: 49, waitingSince: new Date().toISOString(), patientId: String(ids[1]) };
    expect(await idsOf({ who: "mine", after })).toEqual([ids[3], ids[5]]);
  });

  it("steps and counts within the filter, also from a patient who is not in it", async () => {
    expect(await screen(3, { who: "mine" })).toEqual({ next: ids[5], previous: ids[1], position: 2 });
    expect(await screen(5, { who: "mine" })).toEqual({ next: ids[1], previous: ids[3], position: 3 });
    expect(await screen(2, { who: "mine" })).toEqual({ next: ids[3], previous: ids[1], position: null });
    expect(await screen(2, {})).toEqual({ next: ids[3], previous: ids[1], position: 3 });
    expect(await stepThrough(list(), { who: "mine", after: null })).toBe(ids[1]);
  });

  it("normal series and what is new are those of the filter", async () => {
    expect((await listNormal(list(), { who: "mine" })).map(({ patientId }) => patientId)).toEqual([ids[3], ids[5]]);
    const asked = { since, known: [] };
    expect((await countNews(list(), { ...asked, programme: "cvrm" })).newCount).toBe(2);
    expect((await countNews(list(), { ...asked, who: "mine" })).waitingCount).toBe(3);
  });

  it("counts of the round are those of the filter, with who was reviewed", async () => {
    const normal = await listNormal(list(), { programme: "cvrm" });
    const patients = normal.map(({ patientId, latestAt }) => ({ patientId, latestAt: latestAt.toISOString() }));
    await concludeNormal(grant(nurse, "review.conclude"), { patients });
    expect(await getProgress(list())).toMatchObject({ reviewedCount: 2, waitingCount: 4, normalCount: 1 });
    expect(await getProgress(list(), { who: "mine" })).toMatchObject({
      reviewedCount: 1,
      waitingCount: 2,
      normalCount: 1,
    });
    expect(await getProgress(list(), { programme: "cvrm" })).toMatchObject({ reviewedCount: 2, waitingCount: 0 });
  });
});

describe("among some thousands of patients", () => {
  let doctor: PersonActor;

  beforeAll(async () => {
    const practice = await makeOrganization();
    doctor = await makePerson(practice, ["general-practitioner"]);
    const others = await Promise.all(Array.from({ length: 7 }, () => makeOrganization()));
    for (const one of [practice, ...others]) {
      await owner`insert into patient (organization_id, patient_id, family_name, sort_name, birth_date, gender, contact_notes, programmes,
          source, added_at)
        select ${one.organizationId}, md5(${one.organizationId}::text || n)::uuid, 'Berg', 'berg, ' || n, '1950-01-01', 'female', '{}',
          case when n % 10 = 0 then array['diabetes'] else '{}' end, 'file', now()
        from generate_series(1, 1000) n`;
    }
    await owner`insert into patient_treater (organization_id, patient_id, part, person_id, named_at)
      select organization_id, patient_id, 'own-gp', case when random() < 0.3 then ${doctor.personId}::uuid else gen_random_uuid() end, now()
      from patient where family_name = 'Berg' and source = 'file'`;
    await owner`insert into review_waiting (organization_id, patient_id, waiting_since, latest_at, attention, reasons,
        is_assessment_due, is_normal)
      select organization_id, patient_id, now(), now(), 10 * (1 + abs(hashtext(patient_id::text)) % 5), '[]', false, true
      from patient where source = 'file'`;
    await owner`insert into review_hand_over (organization_id, hand_over_id, patient_id, to_id, reason, handed_by, handed_at, review_id)
      select organization_id, gen_random_uuid(), patient_id, ${doctor.personId}, 'graag meekijken', gen_random_uuid(), now(),
        case when random() < 0.95 then gen_random_uuid() end
      from patient where source = 'file'`;
    await owner`analyze patient, patient_treater, review_waiting, review_hand_over`;
  });

  it("a filter is looked up in an index, for the list as for a step", async () => {
    const access = grant(doctor, "review.list");
    const filter = { who: "mine", programme: "diabetes" } as const;
    const plans = [
      ...(await plansOf(access, /review_waiting/, () => getRound(access, filter))),
      ...(await plansOf(access, /review_waiting/, () => stepThrough(access, { ...filter, after: null }))),
    ];
    expect(plans.length).toBeGreaterThan(1);
    for (const plan of plans) {
      expect(plan).not.toMatch(/Seq Scan on (patient|patient_treater|review_waiting|review_hand_over)\b/);
      expect(plan).toMatch(/Index (Only )?Scan using patient_treater/);
    }
  });

  it("without a filter the round is read in the order of its index, for the list, the count and a step", async () => {
    const access = grant(doctor, "review.list");
    const plans = [
      ...(await plansOf(access, /review_waiting/, () => getRound(access, {}))),
      ...(await plansOf(access, /review_waiting/, () => stepThrough(access, { after: null }))),
    ];
    for (const plan of plans) {
      expect(plan).toMatch(/Index (Only )?Scan using review_waiting_order/);
      expect(plan).not.toMatch(/(Seq|Bitmap Heap) Scan on review_(waiting|hand_over)\b/);
    }
  });
});
