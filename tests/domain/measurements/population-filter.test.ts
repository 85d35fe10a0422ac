import { afterAll, beforeAll, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { PopulationInput } from "#server/measurements/population/contract.ts";
import { exportPopulation } from "#server/measurements/population/export-population.ts";
import { listPopulation } from "#server/measurements/population/list-population.ts";
import { listPopulationPatients } from "#server/measurements/population/list-population-patients.ts";
import { plansOf } from "#tests/support/plans.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

let doctor: PersonActor;

/** Two thousand patients in each of eight practices; of one the doctor treats every fourth, and every tenth has diabetes. */
beforeAll(async () => {
  const practice = await makeOrganization();
  doctor = await makePerson(practice, ["general-practitioner"]);
  const others = await Promise.all(Array.from({ length: 7 }, () => makeOrganization()));
  for (const { organizationId } of [practice, ...others]) {
    await owner`insert into patient (organization_id, patient_id, family_name, sort_name, birth_date, gender, contact_notes, programmes,
        source, added_at)
      select ${organizationId}, gen_random_uuid(), 'Berg ' || n, 'berg ' || lpad(n::text, 5, '0'), '1950-01-01',
        'female', '{}', case when n % 10 = 0 then array['cvrm', 'diabetes'] else '{}' end, 'file', now()
      from generate_series(1, 2000) n`;
  }
  await owner`insert into patient_treater (organization_id, patient_id, part, person_id, named_at)
    select organization_id, patient_id, 'own-gp',
      case when organization_id = ${practice.organizationId} and right(sort_name, 5)::int % 4 = 0 then ${doctor.personId}::uuid
        else md5(right(sort_name, 1))::uuid end, now()
    from patient where source = 'file'`;
  await owner`insert into measurement_summary (organization_id, patient_id, kind, sort_name, birth_date, last_value, last_at, count_in_window, state,
      attention, reasons, computed_at)
    select organization_id, patient_id, 'body-weight', sort_name, birth_date, 80, now(), 1, 'in-target', right(sort_name, 5)::int % 50, '[]', now()
    from patient where source = 'file'`;
  await owner`analyze patient, patient_treater, measurement_summary`;
});
afterAll(async () => {
  await closeQueue();
  await owner.end();
});

const access = () => grant(doctor, "measurement.population");

it("the population is that of whom the reader treats, of a programme, or of both", async () => {
  const count = async (filter: object) => (await listPopulation(access(), PopulationInput.parse(filter))).count;
  expect(await count({ who: "mine" })).toBe(500);
  expect(await count({ programme: "diabetes" })).toBe(200);
  const both = PopulationInput.parse({ who: "mine", programme: "diabetes", sort: "name" });
  expect(await count(both)).toBe(100);
  expect(await count({ who: "mine", programme: "copd" })).toBe(0);
  const { rows } = await listPopulation(access(), both);
  expect(rows.slice(0, 2).map(({ fullName }) => fullName)).toEqual(["Berg 20", "Berg 40"]);
  expect((await listPopulationPatients(access(), both)).patientIds).toHaveLength(100);
});

it("an export holds the patients of the filter only", async () => {
  const input = { who: "mine", programme: "diabetes", sort: "name", locale: "nl" } as const;
  let text = "";
  for await (const piece of exportPopulation(grant(doctor, "measurement.export"), input)) text += piece;
  expect(text.trim().split("\n")).toHaveLength(101);
});

it("a filter is looked up in an index, for the page as for the count", async () => {
  for (const filter of [{ who: "mine" }, { programme: "diabetes" }, { who: "mine", programme: "diabetes" }]) {
    const plans = await plansOf(access(), /measurement_summary/, () =>
      listPopulation(access(), PopulationInput.parse(filter)),
    );
    expect(plans).toHaveLength(2);
    for (const plan of plans) {
      expect(plan).not.toMatch(/Seq Scan on (patient|patient_treater|measurement_summary)\b/);
    }
  }
});

it("the next page of names begins in the index of names, in both directions", async () => {
  for (const sort of ["name", "-name"] as const) {
    const { nextCursor } = await listPopulation(access(), PopulationInput.parse({ sort }));
    const [plan = ""] = await plansOf(access(), /measurement_summary/, () =>
      listPopulation(access(), PopulationInput.parse({ sort, cursor: nextCursor ?? "" })),
    );
    expect(plan).toMatch(/Index Scan (Backward )?using measurement_summary_name/);
    expect(plan).toMatch(/Index Cond: .*ROW\(sort_name, birth_date, patient_id, kind\)/);
    expect(plan).not.toMatch(/Seq Scan on (patient|measurement_summary)\b/);
  }
});
