import { expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { getTimeline } from "#server/reviews/get-timeline.ts";
import { makePatient } from "#tests/support/patients.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

it("the timeline of a patient tells what was concluded, newest first, and is empty for who shared nothing", async () => {
  const practice = await makeOrganization();
  const { organizationId } = practice;
  const nurse = await makePerson(practice, ["practice-nurse"]);
  const { patientId } = await makePatient(practice);
  const opened = await openPatient(grant(nurse, "review.list"), patientId);
  expect(await getTimeline(opened, {})).toEqual({ entries: [], nextBefore: null });
  const ids = ["019b0000-0000-7000-8000-000000000001", "019b0000-0000-7000-8000-000000000002"];
  for (const [index, reviewId] of ids.entries()) {
    await owner`insert into review ${owner({
      organization_id: organizationId,
      review_id: reviewId,
      patient_id: patientId,
      conclusion: "in-order",
      item_count: 1,
      reviewed_by: nurse.personId,
      reviewed_at: new Date(Date.UTC(2026, 10, 20 + index)),
    })}`;
  }
  const { entries } = await getTimeline(opened, {});
  expect(entries.map((entry) => entry.id)).toEqual(ids.toReversed());
  expect(entries[0]).toMatchObject({ kind: "review", conclusion: "in-order", byName: nurse.name });
});
