import { randomUUID } from "node:crypto";
import { phq9 } from "#server/questionnaires/instruments/phq-9.ts";
import type { TestOrganization } from "#tests/support/world.ts";
import type { Load } from "./intake-load.ts";

type Known = { organization: TestOrganization; url: string; patients: readonly { patientId: string; token: string }[] };

/** Sends PHQ-9 to `count` patients and prepares the transaction with which each PGO answers. Not timed. */
export async function answersToSend({ organization, url, patients }: Known, count: number): Promise<Load[]> {
  const [{ frequencyResponse }, { makePerson }, { grant }, { sendQuestionnaire }] = await Promise.all([
    import("#tests/support/questionnaires.ts"),
    import("#tests/support/world.ts"),
    import("#server/access/access.ts"),
    import("#server/questionnaires/sending/send-questionnaire.ts"),
  ]);
  const access = grant(await makePerson(organization, ["practice-nurse"]), "questionnaire.send");
  const terms = { validDays: 14, remindAfterDays: [3, 6], message: "", everyMonths: null };
  const asked = patients.slice(0, count);
  const patientIds = asked.map((one) => one.patientId);
  await sendQuestionnaire(access, { questionnaireId: phq9.questionnaireId, patientIds, ...terms });
  const loads: Load[] = [];
  for (const { token } of asked) {
    const task = await waitingTask(url, token);
    const response = frequencyResponse("phq-9", phq9.questionnaireId, [1, 1, 2, 1, 1, 1, 1, 1, 0]);
    loads.push({ path: "", token, body: Buffer.from(JSON.stringify(transactionOf(task, response))) });
  }
  return loads;
}

type Task = { id: string };

/** The open task of a patient, as a PGO finds it. */
async function waitingTask(url: string, token: string): Promise<Task> {
  const answer = await fetch(`${url}/fhir/stu3/Task?code=http://loinc.org%7C74468-0&status=requested`, {
    headers: {
      authorization: `Bearer ${token}`,
      accept: "application/fhir+json; fhirVersion=3.0",
      "medmij-request-id": randomUUID(),
      "x-correlation-id": randomUUID(),
    },
  });
  const bundle: { entry?: { resource: Task }[] } = await answer.json();
  const task = bundle.entry?.[0]?.resource;
  if (!task) throw new Error(`no task waits (${answer.status})`);
  return task;
}

function transactionOf(task: Task, response: object) {
  const fullUrl = `urn:uuid:${randomUUID()}`;
  const output = [{ type: { text: "QuestionnaireResponse" }, valueReference: { reference: fullUrl } }];
  return {
    resourceType: "Bundle",
    type: "transaction",
    entry: [
      { resource: { ...task, status: "completed", output }, request: { method: "PUT", url: `Task/${task.id}` } },
      { fullUrl, resource: response, request: { method: "POST", url: "QuestionnaireResponse" } },
    ],
  };
}
