import { expect, it } from "vitest";
import { recipientsMax } from "#db/terms/questionnaires.ts";
import { grant } from "#server/access/access.ts";
import { PopulationFilter } from "#server/measurements/population/contract.ts";
import { listPopulationPatients } from "#server/measurements/population/list-population-patients.ts";
import { listRecipients } from "#server/questionnaires/sending/list-recipients.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

/** A number of patients with two series each; the last one by name needs most attention. */
async function practiceOf(count: number) {
  const practice = await makeOrganization();
  await owner`
    insert into patient (organization_id, patient_id, family_name, given_name, sort_name, birth_date, gender, contact_notes, source, added_at)
    select ${practice.organizationId}, gen_random_uuid(), 'Naam', 'Eva', 'naam ' || lpad(n::text, 5, '0'), '1950-01-01', 'female', '{}',
      'by-hand', now() from generate_series(1, ${count}::int) n`;
  await owner`
    insert into measurement_summary (organization_id, patient_id, kind, sort_name, birth_date, last_value, last_at, count_in_window, state, attention,
      reasons, computed_at)
    select p.organization_id, p.patient_id, k, p.sort_name, p.birth_date, 80, now(), 1, 'in-target', right(p.sort_name, 5)::int, '[]', now()
    from patient p, unnest(array['body-weight', 'blood-pressure']) k where p.organization_id = ${practice.organizationId}`;
  return makePerson(practice, ["practice-nurse"]);
}

it("no more patients are selected than can be sent a questionnaire at once, highest attention first, and the rest is reported", async () => {
  const nurse = await practiceOf(recipientsMax + 1);
  const chosen = await listPopulationPatients(grant(nurse, "measurement.population"), PopulationFilter.parse({}));
  expect(chosen.isMore).toBe(true);
  expect(new Set(chosen.patientIds).size).toBe(recipientsMax);
  const [least] = await owner<{ patient_id: string }[]>`
    select patient_id from patient where organization_id = ${nurse.organizationId} order by sort_name limit 1`;
  expect(chosen.patientIds).not.toContain(least?.patient_id);
  expect(await listRecipients(grant(nurse, "questionnaire.send"), chosen)).toHaveLength(recipientsMax);
});

it("exactly that many patients leave nobody out", async () => {
  const nurse = await practiceOf(recipientsMax);
  const chosen = await listPopulationPatients(grant(nurse, "measurement.population"), PopulationFilter.parse({}));
  expect([chosen.patientIds.length, chosen.isMore]).toEqual([recipientsMax, false]);
});
