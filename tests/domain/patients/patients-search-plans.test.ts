import { afterAll, beforeAll, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { listPatients } from "#server/patients/list-patients.ts";
import { searchPatients } from "#server/patients/search-patients.ts";
import { inventedBsn } from "#tests/support/patients.ts";
import { plansOf } from "#tests/support/plans.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

let ria: PersonActor;

/** Eight thousand patients in each of two practices: half of them have a namesake. */
beforeAll(async () => {
  const practice = await makeOrganization();
  ria = await makePerson(practice, ["practice-assistant"]);
  for (const { organizationId } of [practice, await makeOrganization()]) {
    await owner`insert into patient (organization_id, patient_id, family_name, given_name, sort_name, birth_date, gender, record_number,
        contact_notes, source, added_at)
      select ${organizationId}, gen_random_uuid(), 'Berg' || n % 6000, 'Anna', 'berg' || n % 6000 || ', anna', '1950-01-01'::date + n % 6000,
        'female', n::text, '{}', 'file', now() from generate_series(1, 8000) n`;
    await owner`insert into patient_word (organization_id, word, patient_id)
      select organization_id, 'brk' || record_number, patient_id from patient where organization_id = ${organizationId}`;
  }
  await owner`analyze patient, patient_word`;
});
afterAll(() => owner.end());

const access = () => grant(ria, "patient.list");

it.each([
  ["a name", "berg", false],
  ["a birth date", "3-5-1961", false],
  ["a HIS number", "4711", false],
  ["a BSN", inventedBsn(), false],
  // The names of one practice are compared one by one; whether the few that are shown have a namesake is not.
  ["a name that is only alike", "abcdefgh", true],
])("a search for %s looks a namesake up in an index, by name and birth date", async (_, text, comparesAll) => {
  const plans = await plansOf(access(), /from patient p/, () => searchPatients(access(), { text }));
  expect(plans.length).toBeGreaterThan(0);
  for (const plan of plans) {
    expect(plan).toMatch(/Index Scan using patient_(birth|name) on patient o/);
    expect(plan).not.toContain("Seq Scan on patient o");
    if (!comparesAll) expect(plan).not.toMatch(/Seq Scan on patient p/);
  }
});

it("a page of the list does so too", async () => {
  const [plan = ""] = await plansOf(access(), /from "patient"/, () => listPatients(access(), { withLeft: false }));
  expect(plan).toMatch(/Index Scan using patient_(birth|name) on patient o/);
  expect(plan).not.toContain("Seq Scan");
});
