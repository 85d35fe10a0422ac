import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import type { AttemptOutcome } from "#db/terms/tasks.ts";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { addInside, addTask } from "#server/tasks/add-task.ts";
import type { ListTasksInput } from "#server/tasks/contract.ts";
import { finishTask } from "#server/tasks/finish-task.ts";
import { listPatientTasks } from "#server/tasks/list-patient-tasks.ts";
import { listTasks } from "#server/tasks/list-tasks.ts";
import { recordAttempt } from "#server/tasks/record-attempt.ts";
import { makePatient, nurseWithPatient } from "#tests/support/patients.ts";
import { makePerson, type TestOrganization } from "#tests/support/world.ts";

let practice: TestOrganization;
let nurse: PersonActor;
let patientId: string;

beforeEach(async () => {
  ({ practice, nurse, patientId } = await nurseWithPatient());
});

describe("tasks", () => {
  const list = (show: ListTasksInput["show"], who = nurse) => listTasks(grant(who, "task.list"), { show });
  const give = (ownerId: string | null, text: string) =>
    addTask(grant(nurse, "task.add"), { patientId, ownerId, text, dueOn: "2026-12-01" });

  it("are mine and the team's, everybody's, or done with who did them", async () => {
    const doctor = await makePerson(practice, ["general-practitioner"]);
    await give(null, "Voor wie eerst komt");
    const { taskId } = await give(doctor.personId, "Voor de huisarts");
    const texts = async (show: ListTasksInput["show"]) => (await list(show)).map((task) => task.text).sort();
    expect(await texts("mine")).toEqual(["Voor wie eerst komt"]);
    expect(await texts("everybody")).toEqual(["Voor de huisarts", "Voor wie eerst komt"]);
    await finishTask(grant(nurse, "task.finish"), { taskId });
    expect(await texts("everybody")).toEqual(["Voor wie eerst komt"]);
    expect(await list("done")).toMatchObject([{ taskId, doneByName: nurse.name }]);
  });
});

it("the tasks of a patient are theirs alone: open ones by due date, then what was done", async () => {
  const other = await makePatient(practice);
  const add = (text: string, dueOn: string, about = patientId) =>
    addTask(grant(nurse, "task.add"), { patientId: about, text, dueOn, ownerId: null });
  await add("Bel over de uitslag", "2026-12-03");
  await add("Meet opnieuw", "2026-12-01");
  await add("Van een ander", "2026-12-01", other.patientId);
  await finishTask(grant(nurse, "task.finish"), await add("Stuur de folder", "2026-11-20"));
  const { open, done } = await listPatientTasks(await openPatient(grant(nurse, "task.list"), patientId));
  expect(open.map(({ text }) => text)).toEqual(["Meet opnieuw", "Bel over de uitslag"]);
  expect(done).toMatchObject([{ text: "Stuur de folder", doneByName: nurse.name }]);
});

it("a task cannot be given to somebody who may see no patients, or does not work here", async () => {
  const manager = await makePerson(practice, ["practice-manager"]);
  for (const ownerId of [manager.personId, uuidv7()]) {
    const refused = addTask(grant(nurse, "task.add"), { patientId, ownerId, text: "Bel", dueOn: "2026-12-01" });
    await expect(refused).rejects.toMatchObject({ code: "INVALID", reason: "general.no-such-colleague" });
  }
});

it("a call stays on the list until somebody was spoken to, or does not want to be called", async () => {
  const facts = { patientId, ownerId: null, text: "Bellen", dueOn: "2026-12-01" };
  const access = grant(nurse, "task.add");
  const { taskId } = await change(access, async (tx) => {
    const { taskId: made, line } = await addInside(access, tx, { ...facts, kind: "call" });
    return { result: { taskId: made }, event: line };
  });
  const attempt = (outcome: AttemptOutcome) => recordAttempt(grant(nurse, "task.finish"), { taskId, outcome });
  expect(await attempt("no-answer")).toEqual({ isSettled: false });
  expect(await attempt("voicemail")).toEqual({ isSettled: false });
  const [waiting] = await listTasks(grant(nurse, "task.list"), { show: "mine" });
  expect(waiting).toMatchObject({ kind: "call", attempts: [{ outcome: "no-answer" }, { outcome: "voicemail" }] });
  expect(await attempt("spoken")).toEqual({ isSettled: true });
  expect(await listTasks(grant(nurse, "task.list"), { show: "mine" })).toEqual([]);
  await expect(attempt("spoken")).rejects.toMatchObject({ code: "CONFLICT", reason: "task.gone" });
  const { taskId: general } = await addTask(grant(nurse, "task.add"), facts);
  const notACall = recordAttempt(grant(nurse, "task.finish"), { taskId: general, outcome: "spoken" });
  await expect(notACall).rejects.toMatchObject({ code: "CONFLICT" });
});
