import { afterAll, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { getApprovals } from "#server/consults/approval/get-approvals.ts";
import { countConsults } from "#server/consults/inbox/count-consults.ts";
import { listConsults } from "#server/consults/inbox/list-consults.ts";
import { makePatient } from "#tests/support/patients.ts";
import { plansOf } from "#tests/support/plans.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

afterAll(() => owner.end());

it("what is to be approved, and the approvals of a conversation, are read by consult, however many were ever given", async () => {
  const practice = await makeOrganization();
  const bram = await makePerson(practice, ["general-practitioner"]);
  const { patientId } = await makePatient(practice);
  const { organizationId } = practice;
  await owner`insert into consult (organization_id, consult_id, patient_id, kind, opened_at, is_stray, turn, sort_at, closed_at, close_reason)
    select ${organizationId}, gen_random_uuid(), ${patientId}, 'e-consult', now(), false, 'nobody', now(),
      case when n > 100 then now() end, case when n > 100 then 'answered' end from generate_series(1, 20000) n`;
  await owner`insert into consult_approval (organization_id, approval_id, consult_id, patient_id, written_to, body, effect, asked_by,
      asked_at, state, message_id)
    select organization_id, gen_random_uuid(), consult_id, patient_id, patient_id, 'x', 'answers', gen_random_uuid(), now(),
      case when closed_at is null then 'asked' else 'approved' end, case when closed_at is null then null else gen_random_uuid() end
    from consult where organization_id = ${organizationId}`;
  await owner`analyze consult, consult_approval`;
  const access = grant(bram, "consult.list");
  expect((await countConsults(access))["to-approve"]).toBe(100);
  const [listed = ""] = await plansOf(access, /xb\.name/, () => listConsults(access, { view: "to-approve" }));
  expect(listed).toMatch(/consult_approval_open/);
  expect(listed).not.toMatch(/Seq Scan on consult(_approval)? /);
  const [counted = ""] = await plansOf(access, /as late/, () => countConsults(access));
  expect(counted).toMatch(/consult_approval_open/);
  expect(counted).not.toMatch(/Seq Scan on consult_approval/);
  const opened = await openPatient(grant(bram, "consult.read"), patientId);
  const [{ id: consultId } = { id: "" }] = await owner<
    { id: string }[]
  >`select consult_id as id from consult where organization_id = ${organizationId} limit 1`;
  const [read = ""] = await plansOf(access, /from "consult_approval"/, () => getApprovals(opened, { consultId }));
  expect(read).toMatch(/consult_approval_(consult|open)/);
  expect(read).not.toContain("Seq Scan on consult_approval");
});
