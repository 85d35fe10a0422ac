import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { dutchClock } from "#server/calendar/clock.ts";
import { getResponse } from "#server/questionnaires/answers/get-response.ts";
import { gad7 } from "#server/questionnaires/instruments/gad-7.ts";
import { phq9 } from "#server/questionnaires/instruments/phq-9.ts";
import { sendQuestionnaire } from "#server/questionnaires/sending/send-questionnaire.ts";
import { connectDva, makePatient, type TestRequest } from "#tests/support/fhir-server.ts";
import { frequencyResponse } from "#tests/support/questionnaires.ts";
import { auditLines, makePerson, owner } from "#tests/support/world.ts";

let dva: Awaited<ReturnType<typeof connectDva>>;
let nurse: PersonActor;
let patient: { patientId: string; bsn: string };
beforeAll(async () => {
  dva = await connectDva();
  nurse = await makePerson(dva.organization, ["practice-nurse"], { name: "Nora Smit" });
});
// Each test has its own patient, so that no earlier task is open.
beforeEach(async () => {
  patient = await makePatient(dva.organization);
});
afterAll(async () => {
  await dva.close();
  await owner.end();
});

const ask = async (asked: TestRequest) =>
  dva.send({ token: await dva.token({ services: ["59"], bsn: patient.bsn }), ...asked });
const send = (questionnaireId = phq9.questionnaireId, message = "") =>
  sendQuestionnaire(grant(nurse, "questionnaire.send"), {
    ...{ questionnaireId, patientIds: [patient.patientId], validDays: 14, remindAfterDays: [3, 6] },
    ...{ message, everyMonths: null },
  });
const search = "Task?code=http://loinc.org|74468-0&status=requested";

async function onlyTask(version: "stu3" | "r4" = "stu3") {
  const answer = await ask({ path: search, version });
  expect(answer.status, answer.text).toBe(200);
  const { resource } = answer.json().entry?.[0] ?? {};
  if (!resource?.id) throw new Error(answer.text);
  return { ...resource, id: resource.id };
}
const put = (task: { id: string }, changes: object, more: TestRequest = {}) =>
  ask({ method: "PUT", path: `Task/${task.id}`, body: { ...task, ...changes }, ...more });

/** The transaction of a PGO: the completed task, and its answers. */
function transaction(task: { id: string }, response: object) {
  const fullUrl = `urn:uuid:${randomUUID()}`;
  const output = [{ type: { text: "QuestionnaireResponse" }, valueReference: { reference: fullUrl } }];
  return {
    resourceType: "Bundle",
    type: "transaction",
    entry: [
      {
        fullUrl: `https://balie.test/fhir/stu3/Task/${task.id}`,
        resource: { ...task, status: "completed", output },
        request: { method: "PUT", url: `Task/${task.id}` },
      },
      { fullUrl, resource: response, request: { method: "POST", url: "QuestionnaireResponse" } },
    ],
  };
}
const zeros = [0, 0, 0, 0, 0, 0, 0, 0, 0];
const responses = () =>
  owner`select * from questionnaire_response where patient_id = ${patient.patientId} order by response_id`;
const storedTask = async () =>
  (await owner`select * from questionnaire_task where patient_id = ${patient.patientId}`)[0];

it("a PGO finds the task, the questions and who asks, without a BSN anywhere", async () => {
  await send(phq9.questionnaireId, "Wilt u dit voor dinsdag invullen?");
  const answer = await ask({ path: search });
  const bundle = answer.json();
  expect(bundle).toMatchObject({ resourceType: "Bundle", type: "searchset", total: 1 });
  expect(bundle.link?.[0]?.url).toContain("status=requested");
  const task = await onlyTask();
  expect(task).toMatchObject({
    meta: { profile: ["http://nictiz.nl/fhir/StructureDefinition/vl-QuestionnaireProvisioningTask"] },
    status: "requested",
    intent: "order",
    code: { coding: [{ system: "http://loinc.org", code: "74468-0" }] },
    requester: { agent: { display: "Nora Smit" } },
    owner: { reference: `Patient/${patient.patientId}` },
    note: [{ text: "Wilt u dit voor dinsdag invullen?" }],
    input: [{ type: { text: "Questionnaire" } }, { type: { text: "Subject" } }],
  });
  for (const path of [
    `Patient/${patient.patientId}`,
    `Practitioner/${nurse.personId}`,
    `PractitionerRole/${nurse.personId}`,
    `Organization/${dva.organization.organizationId}`,
    `Questionnaire/${phq9.questionnaireId}`,
    `Task/${task.id}`,
  ]) {
    const read = await ask({ path });
    expect(read.status, `${path}: ${read.text}`).toBe(200);
    expect(read.text).not.toContain(patient.bsn);
    expect(read.json().id).toBe(path.split("/")[1]);
  }
  const events = (await auditLines(dva.organization.organizationId)).map((line) => line.event);
  expect(events).toContain("questionnaire.served");
});

it("fetching the questions marks the task as opened", async () => {
  await send();
  expect((await storedTask())?.opened_at).toBeNull();
  await ask({ path: `Questionnaire/${phq9.questionnaireId}` });
  expect((await storedTask())?.opened_at).not.toBeNull();
});

it.each([
  ["stu3", "json"],
  ["stu3", "xml"],
  ["r4", "json"],
  ["r4", "xml"],
] as const)("the questions come in %s as %s", async (version, format) => {
  await send();
  const answer = await ask({ path: `Questionnaire/${phq9.questionnaireId}`, version, format });
  expect(answer.status, answer.text).toBe(200);
  expect(answer.text).toContain("Bijna elke dag");
  expect(answer.text.includes("answerOption")).toBe(version === "r4");
});

it("a PGO accepts, declines with a reason, or reports a failure; only in a valid order", async () => {
  await send();
  const task = await onlyTask();
  const accepted = await put(task, { status: "accepted" }, { headers: { prefer: "return=representation" } });
  expect(accepted.status, accepted.text).toBe(200);
  expect(accepted.json()).toMatchObject({ status: "accepted", id: task.id });
  expect(await storedTask()).toMatchObject({ state: "accepted" });
  const reason = { text: "De vragenlijst kan niet worden getoond" };
  expect((await put(task, { status: "failed", statusReason: reason })).status).toBe(200);
  expect(await storedTask()).toMatchObject({ state: "failed", state_reason: reason.text });
  const back = await put(task, { status: "accepted" });
  expect(back.status).toBe(409);
  expect(back.json().issue?.[0]?.diagnostics).toBe("The task cannot go from this state to the one that was asked for.");
  expect(back.json().issue?.[0]?.code).toBe("conflict");
  for (const status of ["requested", "cancelled", "nonsense"]) {
    expect((await put(task, { status })).status).toBe(422);
  }
  const without = await put(task, { status: undefined });
  expect(without.json().issue?.[0]).toMatchObject({ code: "required", expression: ["Task.status"] });
});

it("declining is stored with its reason", async () => {
  await send();
  const task = await onlyTask();
  await put(task, { status: "rejected", statusReason: { text: "Liever op het spreekuur" } });
  expect(await storedTask()).toMatchObject({ state: "rejected", state_reason: "Liever op het spreekuur" });
});

it("answers in a transaction: the task 200, the response 201, kept byte for byte, scored and in the round", async () => {
  await send();
  const task = await onlyTask();
  await put(task, { status: "accepted" });
  const response = frequencyResponse("phq-9", phq9.questionnaireId, [1, 1, 1, 1, 1, 1, 1, 1, 2]);
  const body = JSON.stringify(transaction(task, response));
  const answer = await ask({ body, headers: { prefer: "return=representation" } });
  expect(answer.status, answer.text).toBe(200);
  const { type, entry = [] } = answer.json();
  expect(type).toBe("transaction-response");
  expect(entry.map((one) => one.response?.status)).toEqual(["200 OK", "201 Created"]);
  const responseId = entry[1]?.resource?.id ?? "";
  expect(entry[0]?.resource).toMatchObject({
    status: "completed",
    output: [{ valueReference: { reference: `QuestionnaireResponse/${responseId}` } }],
  });
  expect(await responses()).toMatchObject([
    { response_id: responseId, questionnaire_id: phq9.questionnaireId, score: 10, band: "moderate", attention: 40 },
  ]);
  const [source] = await owner`select body from questionnaire_response_source where response_id = ${responseId}`;
  expect(body).toContain(String(source?.body));
  expect(JSON.parse(String(source?.body))).toEqual(response);
  expect(await storedTask()).toMatchObject({ state: "completed", response_id: responseId });
  const [item] = await owner`select * from review_item where item_id = ${responseId}`;
  expect(item).toMatchObject({ patient_id: patient.patientId, kind: "questionnaire-response", review_id: null });
  const [delivery] =
    await owner`select kind from delivery where patient_id = ${patient.patientId} order by delivery_id desc`;
  expect(delivery?.kind).toBe("questionnaire-response");
  const view = await getResponse(await openPatient(grant(nurse, "questionnaire.read"), patient.patientId), {
    responseId,
  });
  expect(view.flagged).toMatchObject([{ line: { linkId: "9", points: 2 } }]);
  expect(view.origin.gatewayName).toBe("DVA van de test");
});

it("a PGO sends the same in XML and in R4", async () => {
  for (const version of ["stu3", "r4"] as const) {
    await send(version === "stu3" ? phq9.questionnaireId : gad7.questionnaireId);
    const list = version === "stu3" ? phq9 : gad7;
    const task = await onlyTask(version);
    const points = zeros.slice(0, version === "stu3" ? 9 : 7);
    const response: Record<string, unknown> = frequencyResponse(list.name, list.questionnaireId, points);
    if (version === "r4") response.questionnaire = `${list.url}|${list.version}`;
    const answer = await ask({ version, body: transaction(task, response) });
    expect(answer.status, answer.text).toBe(200);
  }
  expect((await responses()).map((each) => each.score)).toEqual([0, 0]);
});

it("completing a task without answers is refused, and the task stays as it was", async () => {
  await send();
  const task = await onlyTask();
  const alone = await put(task, { status: "completed" });
  expect(alone.status).toBe(422);
  expect(alone.json()).toMatchObject({
    resourceType: "OperationOutcome",
    issue: [{ code: "business-rule", expression: ["Task.output"] }],
  });
  const bundle = transaction(task, frequencyResponse("phq-9", phq9.questionnaireId, zeros));
  const withoutAnswers = await ask({ body: { ...bundle, entry: bundle.entry.slice(0, 1) } });
  expect(withoutAnswers.status).toBe(422);
  expect(withoutAnswers.json().resourceType).toBe("OperationOutcome");
  const asBatch = await ask({ body: { ...bundle, type: "batch" } });
  expect(asBatch.json().entry?.[0]?.response?.status).toBe("422 Unprocessable Entity");
  expect(await storedTask()).toMatchObject({ state: "completed" });
});

it("the same transaction again, by request id or by content, gets the same response and stores no second one", async () => {
  await send();
  const task = await onlyTask();
  const body = JSON.stringify(transaction(task, frequencyResponse("phq-9", phq9.questionnaireId, zeros)));
  const id = randomUUID();
  const first = await ask({ body, headers: { "medmij-request-id": id } });
  const again = await ask({ body, headers: { "medmij-request-id": id } });
  const other = await ask({ body });
  const places = (answer: typeof first) => answer.json().entry?.map((one) => one.response?.location);
  expect(places(again)).toEqual(places(first));
  expect(places(other)).toEqual(places(first));
  expect(await responses()).toHaveLength(1);
  const changed = await ask({
    body: transaction(task, frequencyResponse("phq-9", phq9.questionnaireId, [1, ...zeros.slice(1)])),
  });
  expect(changed.status).toBe(409);
  expect(await responses()).toHaveLength(1);
});

it("a response alone completes the open task of its questionnaire; one for a questionnaire that was not sent is refused", async () => {
  await send();
  const stranger = await ask({
    path: "QuestionnaireResponse",
    body: frequencyResponse("gad-7", gad7.questionnaireId, [0]),
  });
  expect(stranger.status).toBe(422);
  const response = frequencyResponse("phq-9", phq9.questionnaireId, zeros);
  const answer = await ask({ path: "QuestionnaireResponse", body: response });
  expect(answer.status, answer.text).toBe(201);
  expect(await storedTask()).toMatchObject({ state: "completed" });
  const [kept] = await responses();
  const task = await ask({ path: `Task/${kept?.task_id}` });
  const confirmed = await put({ ...task.json(), id: kept?.task_id }, {});
  expect(confirmed.status, confirmed.text).toBe(200);
  const later = frequencyResponse("phq-9", phq9.questionnaireId, [1, ...zeros.slice(1)]);
  expect((await ask({ path: "QuestionnaireResponse", body: later })).status).toBe(201);
  expect((await responses()).map((each) => each.task_id)).toEqual([kept?.task_id, null]);
});

it("answers to a questionnaire that was not sent are refused, and accepted when they are sent again after it was", async () => {
  const response = frequencyResponse("phq-9", phq9.questionnaireId, zeros);
  const batch = (...resources: object[]) => ({
    ...{ resourceType: "Bundle", type: "batch" },
    entry: resources.map((resource) => ({ resource, request: { method: "POST", url: "QuestionnaireResponse" } })),
  });
  const asked = [{ path: "QuestionnaireResponse", body: response }, { body: batch(response, response) }];
  const statuses = async () => {
    const [alone, together] = await Promise.all(asked.map(ask));
    return [alone?.status, together?.json().entry?.map((one) => one.response?.status?.slice(0, 3))];
  };
  expect(await statuses()).toEqual([422, ["422", "422"]]);
  const deliveries = () => owner`select 1 from delivery where patient_id = ${patient.patientId}`;
  expect(await deliveries()).toHaveLength(0);
  await send();
  expect(await statuses()).toEqual([201, ["201", "201"]]);
  expect(await deliveries()).toHaveLength(2);
});

it("an answer that cannot be read is reported at its place, and nothing of it is stored", async () => {
  await send();
  const task = await onlyTask();
  const response = frequencyResponse("phq-9", phq9.questionnaireId, zeros);
  const item = [...response.item, { linkId: "9", answer: [{ valueInteger: "abc" }] }];
  const answer = await ask({ body: transaction(task, { ...response, item }) });
  expect(answer.status, answer.text).toBe(422);
  expect(answer.json().issue?.[0]?.expression).toEqual(["Bundle.entry[1].resource.item[1].answer[0].valueInteger"]);
  const alone = await ask({ path: "QuestionnaireResponse", body: { ...response, item: [{ answer: [] }] } });
  expect(alone.json().issue?.[0]?.expression).toEqual(["QuestionnaireResponse.item[0].linkId"]);
  expect(await responses()).toHaveLength(0);
});

it("nothing is half stored: answers to another questionnaire undo the whole transaction", async () => {
  await send();
  const task = await onlyTask();
  const answer = await ask({ body: transaction(task, frequencyResponse("gad-7", gad7.questionnaireId, [0])) });
  expect(answer.status).toBe(422);
  expect(await responses()).toHaveLength(0);
  expect(await storedTask()).toMatchObject({ state: "requested" });
});

it("another patient's task, answers about another patient, and a BSN in a body are refused", async () => {
  await send();
  const task = await onlyTask();
  const response = frequencyResponse("phq-9", phq9.questionnaireId, zeros);
  const other = await makePatient(dva.organization);
  const stranger = await dva.token({ services: ["59"], bsn: other.bsn });
  expect((await ask({ token: stranger, path: `Task/${task.id}` })).status).toBe(404);
  expect((await put(task, { status: "accepted" }, { token: stranger })).status).toBe(403);
  const nobodys = { resourceType: "Task", id: task.id };
  expect((await put(nobodys, { status: "accepted" }, { token: stranger })).status).toBe(404);
  expect((await ask({ token: stranger, path: `Questionnaire/${phq9.questionnaireId}` })).status).toBe(404);
  expect((await ask({ token: stranger, path: `Practitioner/${nurse.personId}` })).status).toBe(404);
  const about = { ...response, subject: { reference: `Patient/${other.patientId}` } };
  expect((await ask({ body: transaction(task, about) })).status).toBe(403);
  const withBsn = {
    ...response,
    contained: [
      { resourceType: "Patient", identifier: [{ system: "http://fhir.nl/fhir/NamingSystem/bsn", value: patient.bsn }] },
    ],
  };
  expect((await ask({ body: transaction(task, withBsn) })).status).toBe(422);
  const wrongService = await dva.token({ services: ["901"], bsn: patient.bsn });
  expect((await ask({ token: wrongService, path: search })).status).toBe(403);
  expect(await responses()).toHaveLength(0);
});

it("a search by another code or status finds nothing, and an unknown parameter is refused", async () => {
  await send();
  expect((await ask({ path: "Task?code=http://loinc.org|1-2" })).json().total).toBe(0);
  expect((await ask({ path: "Task?status=completed" })).json().total).toBe(0);
  expect((await ask({ path: "Task?code=74468-0&status=requested,accepted" })).json().total).toBe(1);
  expect((await ask({ path: "Task?modified=ge2100-01-01" })).json().total).toBe(0);
  expect((await ask({ path: "Task?status=expired" })).status).toBe(400);
  expect((await ask({ path: "Task?owner=Patient/1" })).status).toBe(400);
  for (const [query, place] of [
    ["status:not=requested", "Task.status:not"],
    ["modified=yesterday", "Task.modified"],
    ["_include=Task:focus", "Task._include"],
  ]) {
    const answer = await ask({ path: `Task?${query}` });
    expect(answer.status, query).toBe(400);
    expect(answer.json().issue?.[0]?.expression).toEqual([place]);
  }
});

it("tasks come in pages of the requested size", async () => {
  await send();
  await send(gad7.questionnaireId);
  const first = (await ask({ path: "Task?_count=1" })).json();
  const next = first.link?.find(({ relation }) => relation === "next")?.url.split("/stu3/")[1];
  const second = (await ask({ path: next ?? "" })).json();
  expect([first.total, first.entry?.length, second.entry?.length]).toEqual([2, 1, 1]);
  expect(second.entry?.[0]?.resource?.id).not.toBe(first.entry?.[0]?.resource?.id);
  expect(second.link?.map(({ relation }) => relation)).toEqual(["self"]);
});

it("a date in a search for changes covers the whole day", async () => {
  await send();
  const { day } = dutchClock(new Date());
  const total = async (modified: string) => (await ask({ path: `Task?modified=${modified}` })).json().total;
  expect([await total(`le${day}`), await total(`gt${day}`), await total(day), await total(`lt${day}`)]).toEqual([
    1, 0, 1, 0,
  ]);
});

it.each(["stu3", "r4"] as const)("the referenced organization is included when asked for (%s)", async (version) => {
  await send();
  const asked = "_include=Patient&_include=Practitioner&_include=PractitionerRole&_include=Organization";
  const bundle = (await ask({ path: `${search}&${asked}`, version })).json();
  expect(bundle.total).toBe(1);
  const entries = bundle.entry?.map(({ resource, search: found }) => [found?.mode, resource?.resourceType]);
  expect(entries).toEqual([
    ["match", "Task"],
    ["include", "Patient"],
    ["include", "Practitioner"],
    ["include", "PractitionerRole"],
    ["include", "Organization"],
  ]);
  const home = version === "stu3" ? "http://fhir.nl/" : "http://nictiz.nl/";
  for (const { resource } of bundle.entry?.slice(1) ?? []) {
    expect(JSON.stringify(resource?.meta)).toContain(`${home}fhir/StructureDefinition/nl-core-`);
  }
});
