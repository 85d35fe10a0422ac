import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { phq9 } from "#server/questionnaires/instruments/phq-9.ts";
import { sendQuestionnaire } from "#server/questionnaires/sending/send-questionnaire.ts";
import { connectDva, makePatient } from "#tests/support/fhir-server.ts";
import { bodyWeight } from "#tests/support/observations.ts";
import { frequencyResponse } from "#tests/support/questionnaires.ts";
import { auditLines, makePerson, owner } from "#tests/support/world.ts";

let dva: Awaited<ReturnType<typeof connectDva>>;
beforeAll(async () => {
  dva = await connectDva();
});
afterAll(async () => {
  await dva.close();
  await owner.end();
});

/**
 * A patient who was sent a questionnaire and shared a weight, and what their PGO sends next: answers, and that the
 * weight was a mistake.
 */
async function patientWithMixedEntries() {
  const patient = await makePatient(dva.organization);
  const nurse = await makePerson(dva.organization, ["practice-nurse"]);
  await sendQuestionnaire(grant(nurse, "questionnaire.send"), {
    ...{ questionnaireId: phq9.questionnaireId, patientIds: [patient.patientId], validDays: 14, remindAfterDays: [] },
    ...{ message: "", everyMonths: null },
  });
  const weight = bodyWeight(82.4);
  await send(patient.bsn, { path: "Observation", body: weight });
  const entries = [
    entryOf({ ...weight, status: "entered-in-error" }, "Observation"),
    entryOf(frequencyResponse("PHQ-9", phq9.questionnaireId, [1, 1, 1, 1, 1, 1, 1, 1, 1]), "QuestionnaireResponse"),
  ];
  return { ...patient, entries };
}

function entryOf(resource: object, url: string) {
  return { fullUrl: `urn:uuid:${randomUUID()}`, resource, request: { method: "POST", url } };
}

async function send(bsn: string, request: { path?: string; body: object }) {
  return dva.send({ ...request, token: await dva.token({ bsn, services: ["903"] }) });
}

it.each([
  ["as sent", (entries: object[]) => entries],
  ["in reverse order", (entries: object[]) => entries.toReversed()],
])(
  "entries for several writers, %s, are each logged with the permission that they were written with",
  async (_, arrange) => {
    const { patientId, bsn, entries } = await patientWithMixedEntries();
    const before = (await auditLines(dva.organization.organizationId)).length;

    const answer = await send(bsn, {
      body: { resourceType: "Bundle", type: "transaction", entry: arrange(entries) },
    });

    expect(answer.status, answer.text).toBe(200);
    expect(answer.json().entry?.map(({ response }) => response?.status)).toEqual(["201 Created", "201 Created"]);
    const lines = (await auditLines(dva.organization.organizationId)).slice(before);
    expect(lines.map(({ event, basis }) => [event, basis])).toEqual([
      ["delivery.received", "delivery.receive"],
      ["measurement.set-aside", "measurement.receive"],
      ["questionnaire.answered", "questionnaire.answer"],
    ]);
    const [delivery] = await owner`
    select kind from delivery where patient_id = ${patientId} order by delivery_id desc limit 1`;
    expect(delivery).toEqual({ kind: "measurements" });
  },
);

it.each([
  ["before", (entries: object[]) => entries],
  ["after", (entries: object[]) => entries.toReversed()],
])("a batch in which accepting a task comes %s its answers is written the same way", async (_, arrange) => {
  const { patientId, bsn, entries } = await patientWithMixedEntries();
  const [task] = await owner`select task_id from questionnaire_task where patient_id = ${patientId}`;
  const accepted = { resourceType: "Task", id: task?.task_id, status: "accepted", intent: "order" };
  const acceptance = { resource: accepted, request: { method: "PUT", url: `Task/${task?.task_id}` } };

  const answer = await send(bsn, {
    body: { resourceType: "Bundle", type: "batch", entry: arrange([acceptance, ...entries.slice(1)]) },
  });

  expect(
    answer
      .json()
      .entry?.map(({ response }) => response?.status)
      .sort(),
  ).toEqual(["200 OK", "201 Created"]);
  expect(await owner`select state from questionnaire_task where patient_id = ${patientId}`).toMatchObject([
    { state: "completed" },
  ]);
});
