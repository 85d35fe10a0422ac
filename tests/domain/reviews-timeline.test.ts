import { expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { addTask } from "#server/reviews/add-task.ts";
import { finishTask } from "#server/reviews/finish-task.ts";
import { getTimeline } from "#server/reviews/get-timeline.ts";
import { listPatientTasks } from "#server/reviews/list-patient-tasks.ts";
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

it("the tasks of a patient are his alone: what is open by when it is due, then what was done", async () => {
  const practice = await makeOrganization();
  const nurse = await makePerson(practice, ["practice-nurse"]);
  const task = grant(nurse, "review.task");
  const [{ patientId }, other] = await Promise.all([makePatient(practice), makePatient(practice)]);
  const add = (text: string, dueOn: string, about = patientId) =>
    addTask(task, { patientId: about, text, dueOn, ownerId: null });
  await add("Bel over de uitslag", "2026-12-03");
  await add("Meet opnieuw", "2026-12-01");
  await add("Van een ander", "2026-12-01", other.patientId);
  await finishTask(task, await add("Stuur de folder", "2026-11-20"));
  const { open, done } = await listPatientTasks(await openPatient(task, patientId));
  expect(open.map(({ text }) => text)).toEqual(["Meet opnieuw", "Bel over de uitslag"]);
  expect(done).toMatchObject([{ text: "Stuur de folder", doneByName: nurse.name }]);
});
