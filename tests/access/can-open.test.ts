import { v7 as uuidv7 } from "uuid";
import { beforeEach, expect, it } from "vitest";
import type { PersonActor } from "#server/access/actor.ts";
import { createCaller } from "#server/api/root.ts";
import { beginContext } from "#server/api/trpc.ts";
import { makePatient } from "#tests/support/patients.ts";
import { makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

const client = { address: "192.0.2.9", agent: "can-open" };
const preferences = { locale: "nl", theme: "system", density: "comfortable" } as const;

let practice: TestOrganization;
let nurse: PersonActor;
let patientId: string;

beforeEach(async () => {
  practice = await makeOrganization();
  nurse = await makePerson(practice, ["practice-nurse"]);
  ({ patientId } = await makePatient(practice));
});

/** One request or one page: all its calls share a context. */
function request(actor: PersonActor) {
  return createCaller(beginContext(client, { state: "active", method: "password", actor, preferences }));
}

/** The parallel reads of a page about one patient. */
function readTogether(actor: PersonActor) {
  const api = request(actor);
  return [api.patients.get({ patientId }), api.tasks.patient({ patientId }), api.measurements.patient({ patientId })];
}

function openings() {
  return owner<{ session_id: string; patient_id: string; basis: string }[]>`
    select session_id, patient_id, basis from audit_event
    where organization_id = ${practice.organizationId} and event = 'patient.opened'`;
}

async function waitingForLocks(): Promise<number> {
  const waiting = await owner`select 1 from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return waiting.length;
}

it("a page that reads in parallel opens the patient once, with one line in the log", async () => {
  await Promise.all(readTogether(nurse));
  expect(await openings()).toEqual([{ session_id: nurse.sessionId, patient_id: patientId, basis: "patient.read" }]);
});

it("two simultaneous requests of one session open the patient once", async () => {
  let reads: Promise<unknown>[] = [];
  // While nobody can write to the log, both requests get as far as they can without it.
  await owner.begin(async (tx) => {
    await tx`lock table audit_event in share mode`;
    reads = [...readTogether(nurse), ...readTogether(nurse)];
    await expect.poll(waitingForLocks, { timeout: 10_000 }).toBe(2);
  });
  await Promise.all(reads);
  expect(await openings()).toHaveLength(1);
});

it("a request opens a patient once, however long it takes; the next request opens them again", async () => {
  const api = request(nurse);
  await api.patients.get({ patientId });
  await owner`update audit_event set occurred_at = now() - interval '6 minutes' where patient_id = ${patientId}`;
  await api.tasks.patient({ patientId });
  expect(await openings()).toHaveLength(1);
  await request(nurse).tasks.patient({ patientId });
  expect((await openings()).map((line) => line.basis).sort()).toEqual(["patient.read", "task.list"]);
});

it("two sessions of one person each open the patient", async () => {
  const elsewhere = { ...nurse, sessionId: uuidv7() };
  await Promise.all([...readTogether(nurse), ...readTogether(elsewhere)]);
  const sessions = (await openings()).map((line) => line.session_id);
  expect(sessions.sort()).toEqual([nurse.sessionId, elsewhere.sessionId].sort());
});

it("two patients in one request are both logged as opened", async () => {
  const other = await makePatient(practice);
  const api = request(nurse);
  await Promise.all([api.patients.get({ patientId }), api.patients.get({ patientId: other.patientId })]);
  expect((await openings()).map((line) => line.patient_id).sort()).toEqual([patientId, other.patientId].sort());
});

it("a patient of another practice is not found, and nothing is logged on either side", async () => {
  const stranger = await makePerson(await makeOrganization(), ["general-practitioner"]);
  const outcomes = await Promise.allSettled(readTogether(stranger));
  expect(outcomes.map((each) => (each.status === "rejected" ? each.reason.code : "read"))).toEqual(
    outcomes.map(() => "NOT_FOUND"),
  );
  const lines = await owner`select 1 from audit_event where event = 'patient.opened' and patient_id = ${patientId}`;
  expect(lines).toHaveLength(0);
});

it("an open patient is not open to a procedure that the reader may not call", async () => {
  const manager = await makePerson(practice, ["practice-manager"]);
  const api = request(manager);
  await expect(api.messages.filledTemplates({ patientId })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(api.patients.get({ patientId })).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await openings()).toHaveLength(0);
});

it("a procedure that combines several reads of one patient opens them once", async () => {
  const api = request(nurse);
  await Promise.all([api.reviews.soep({ patientId }), api.messages.filledTemplates({ patientId })]);
  expect(await openings()).toHaveLength(1);
});
