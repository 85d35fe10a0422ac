import { v7 as uuidv7 } from "uuid";
import { afterAll, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { forgetDrafts } from "#server/consults/drafts/forget-drafts.ts";
import { listWriters } from "#server/consults/drafts/list-writers.ts";
import { plansOf } from "#tests/support/plans.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

afterAll(() => owner.end());

it("who writes is read by key for a page of the inbox, and what was left by its moment, however many drafts there are", async () => {
  const practice = await makeOrganization();
  const anna = await makePerson(practice, ["practice-assistant"]);
  const { organizationId } = practice;
  await owner`insert into consult_presence (organization_id, consult_id, person_id, looked_at, wrote_at)
    select ${organizationId}, gen_random_uuid(), ${anna.personId}, now(), now() from generate_series(1, 20000)`;
  await owner`insert into consult_draft (organization_id, draft_id, consult_id, patient_id, written_by, body, effect, revision, saved_at)
    select ${organizationId}, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), ${anna.personId}, 'x', 'answers',
      gen_random_uuid(), now() from generate_series(1, 20000)`;
  await owner`analyze consult_presence, consult_draft`;
  const access = grant(anna, "consult.list");
  const consultIds = Array.from({ length: 50 }, () => uuidv7());
  const [writers = ""] = await plansOf(access, /from consult_presence/, () => listWriters(access, { consultIds }));
  expect(writers).toMatch(/using consult_presence_organization_id_consult_id_person_id_pk/);
  expect(writers).not.toContain("Seq Scan on consult_presence");
  const worker = grant(systemActor("worker"), "consult.forget-drafts");
  const forgetting = await plansOf(access, /^delete from/, () => forgetDrafts(worker));
  expect(forgetting.join("\n")).toMatch(/consult_draft_saved/);
  expect(forgetting.join("\n")).toMatch(/consult_presence_looked/);
});
