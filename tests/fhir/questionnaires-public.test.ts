import { randomUUID } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import type { AnsweredItem } from "#db/terms/questionnaires.ts";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { questionnaireFile } from "#server/api/questionnaire-file.ts";
import { isObject, type Json, type JsonObject } from "#server/fhir/format/json.ts";
import { readBody } from "#server/fhir/format/read-body.ts";
import { writeBody } from "#server/fhir/format/write-body.ts";
import { importQuestionnaire } from "#server/questionnaires/library/import-questionnaire.ts";
import { readQuestionnaireFile } from "#server/questionnaires/library/read-file.ts";
import { sendQuestionnaire } from "#server/questionnaires/sending/send-questionnaire.ts";
import { connectDva, makePatient, type TestRequest } from "#tests/support/fhir-server.ts";
import { describePublic, fixture } from "#tests/support/fixtures.ts";
import { makePerson, owner } from "#tests/support/world.ts";

let dva: Awaited<ReturnType<typeof connectDva>>;
let nurse: PersonActor;
let patient: { patientId: string; bsn: string };
beforeAll(async () => {
  dva = await connectDva();
  nurse = await makePerson(dva.organization, ["practice-nurse"]);
});
beforeEach(async () => {
  patient = await makePatient(dva.organization);
});
afterAll(async () => {
  await dva.close();
  await owner.end();
});

const ask = async (asked: TestRequest) =>
  dva.send({ token: await dva.token({ services: ["59"], bsn: patient.bsn }), ...asked });
const folder = "resolved/fhir-stu3/questionnaires";
const questionnaires = globSync(
  fixture("fhir-stu3/questionnaires/{questionnaire,profile-examples}/*Questionnaire-*.xml"),
);
const transactions = globSync(fixture(`${folder}/transactions/*`));
const tasks = globSync(fixture(`${folder}/tasks/*`));

/** Imports a public questionnaire, once for this practice, and sends it to the patient of this test. */
async function sendList(path: string): Promise<{ questionnaireId: string; taskId: string }> {
  const file = questionnaireFile({ content: readFileSync(path, "utf8"), release: "auto" });
  const { url } = await readQuestionnaireFile(file.value, file.release);
  const [known] = await owner`select questionnaire_id from questionnaire
    where organization_id = ${dva.organization.organizationId} and url = ${url}`;
  const terms = { licence: "free", licenceText: "CC0", source: "Nictiz", language: "nl" } as const;
  const { questionnaireId } = known
    ? { questionnaireId: String(known.questionnaire_id) }
    : await importQuestionnaire(grant(nurse, "questionnaire.import"), terms, file);
  await sendQuestionnaire(grant(nurse, "questionnaire.send"), {
    ...{ questionnaireId, patientIds: [patient.patientId], validDays: 14, remindAfterDays: [3] },
    ...{ message: "", everyMonths: null },
  });
  const [task] = await owner`select task_id from questionnaire_task where patient_id = ${patient.patientId}`;
  return { questionnaireId, taskId: String(task?.task_id) };
}
const listFor = (name: string) => {
  const wanted = /PHQ9E/.test(name) ? "PHQ-9-EXTENDED" : /PHQ9/.test(name) ? "PHQ-9" : "INTAKE-NIEUWE-PATIENT";
  return fixture(`fhir-stu3/questionnaires/questionnaire/medmij-questionnaires-vl-Questionnaire-${wanted}.xml`);
};
const formatOf = (path: string): FhirFormat => (path.endsWith(".xml") ? "xml" : "json");

/** A file of the public material, with our task id, in this format. */
function body(path: string, taskId: string, format: FhirFormat): string {
  const text = readFileSync(path, "utf8").replaceAll("task-1", taskId);
  if (formatOf(path) === format) return text;
  return String(writeBody(parsed(text, formatOf(path), "stu3"), { format, version: "stu3" }));
}

function parsed(text: string, format: FhirFormat, version: FhirVersion) {
  const read = readBody(Buffer.from(text), { format, version });
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value.resource;
}

/** Every answer of a resource or of a stored response, by link id, as plain values. */
function answersIn(items: Json | undefined): [string, unknown][] {
  return (Array.isArray(items) ? items.filter(isObject) : []).flatMap((item): [string, unknown][] => [
    ...listed(item.answer).map((answer): [string, unknown] => [String(item.linkId), plainValue(answer)]),
    ...answersIn(item.item),
  ]);
}
function plainValue(answer: JsonObject): unknown {
  const [value] = Object.entries(answer).flatMap(([key, each]) => (key.startsWith("value") ? [each] : []));
  if (!isObject(value)) return value;
  return value.code ?? value.value;
}
function storedAnswers(items: AnsweredItem[]): [string, unknown][] {
  return items.flatMap((item): [string, unknown][] => [
    ...item.answers.map(({ value }): [string, unknown] => [
      item.linkId,
      value.kind === "coding" ? value.code : value.kind === "other" ? null : value.value,
    ]),
    ...storedAnswers(item.items),
  ]);
}
const listed = (value: Json | undefined) => (Array.isArray(value) ? value.filter(isObject) : []);

describePublic("public questionnaires", () => {
  it.each(questionnaires.filter((path) => !/Response|Task/.test(path)))("%s", async (path) => {
    const { questionnaireId } = await sendList(path);
    const source = parsed(readFileSync(path, "utf8"), "xml", "stu3");
    const stu3 = parsed((await ask({ path: `Questionnaire/${questionnaireId}`, format: "xml" })).text, "xml", "stu3");
    expect({ ...stu3, id: source.id }).toEqual(source);
    const json = parsed((await ask({ path: `Questionnaire/${questionnaireId}` })).text, "json", "stu3");
    expect(json).toEqual(stu3);
    const r4 = parsed((await ask({ path: `Questionnaire/${questionnaireId}`, version: "r4" })).text, "json", "r4");
    const [before, after] = [await readQuestionnaireFile(source, "stu3"), await readQuestionnaireFile(r4, "r4")];
    expect(before.definition.findings.filter((each) => each.severity === "refused")).toEqual([]);
    expect({ ...after.definition, findings: [] }).toEqual({ ...before.definition, findings: [] });
    expect(after.scoring).toEqual(before.scoring);
    expect(after.url).toBe(before.url);
  });
});

describePublic("public examples of the profiles", () => {
  const example = (name: string) => fixture(`fhir-stu3/questionnaires/profile-examples/vl-${name}-01.xml`);
  const each = ["json", "xml"] as const;
  const inFormat = (text: string, format: FhirFormat) =>
    format === "xml" ? text : String(writeBody(parsed(text, "xml", "stu3"), { format, version: "stu3" }));
  const issueOf = (text: string, format: FhirFormat) => {
    const [issue] = listed(parsed(text, format, "stu3").issue);
    return [issue?.code, issue?.expression];
  };

  it.each(each)("the answers as %s are accepted when they are about the patient of the token", async (format) => {
    const { questionnaireId, taskId } = await sendList(example("Questionnaire"));
    const text = readFileSync(example("QuestionnaireResponse"), "utf8");
    const path = "QuestionnaireResponse";
    // Unchanged, they are about a patient unknown to this practice.
    const foreign = await ask({ path, body: inFormat(text, format), format });
    expect(foreign.status).toBe(403);
    expect(issueOf(foreign.text, format)).toEqual(["security", ["QuestionnaireResponse.subject.reference"]]);
    const own = text.replaceAll("Patient/nl-core-patient-01", `Patient/${patient.patientId}`);
    const answer = await ask({ path, body: inFormat(own, format), format });
    expect(answer.status, answer.text).toBe(201);
    const [stored] = await owner`
      select answers, questionnaire_id, task_id, score from questionnaire_response where patient_id = ${patient.patientId}`;
    expect(storedAnswers(stored?.answers)).toEqual(answersIn(parsed(text, "xml", "stu3").item));
    expect(stored).toMatchObject({ questionnaire_id: questionnaireId, task_id: taskId, score: 6 });
  });

  it.each(each)("the task as %s is the practice's to set, so a PGO cannot send it", async (format) => {
    const { taskId } = await sendList(example("Questionnaire"));
    const text = readFileSync(example("QuestionnaireProvisioningTask"), "utf8");
    const put = (id: string) =>
      ask({
        ...{ method: "PUT", path: `Task/${id}`, format },
        body: inFormat(text.replace("vl-QuestionnaireProvisioningTask-01", id), format),
      });
    // No task of ours has this id, and only the practice may set `requested`.
    expect((await put("vl-QuestionnaireProvisioningTask-01")).status).toBe(404);
    const requested = await put(taskId);
    expect(requested.status).toBe(422);
    expect(issueOf(requested.text, format)).toEqual(["business-rule", ["Task.status"]]);
  });
});

describePublic("public transactions", () => {
  const each = transactions.flatMap((path) =>
    (["json", "xml"] as const).map((format) => [basename(path), format, path] as const),
  );
  it.each(each)("%s as %s", async (name, format, path) => {
    const { taskId, questionnaireId } = await sendList(listFor(name));
    const answer = await ask({ body: body(path, taskId, format), format });
    expect(answer.status, answer.text).toBe(200);
    const statuses = listed(parsed(answer.text, format, "stu3").entry).map((one) =>
      isObject(one.response) ? one.response.status : "",
    );
    expect(statuses).toEqual(["200 OK", "201 Created"]);
    const [stored] = await owner<
      { answers: AnsweredItem[]; questionnaire_id: string; score: number | null; band: string | null }[]
    >`
      select answers, questionnaire_id, score, band from questionnaire_response where patient_id = ${patient.patientId}`;
    const [, response] = listed(parsed(readFileSync(path, "utf8"), formatOf(path), "stu3").entry);
    const source = isObject(response?.resource) ? response.resource.item : undefined;
    expect(storedAnswers(stored?.answers ?? [])).toEqual(answersIn(source));
    expect(stored?.questionnaire_id).toBe(questionnaireId);
    expect([stored?.score, stored?.band]).toEqual(/PHQ9/.test(name) ? [6, "mild"] : [null, null]);
  });

  it.each(each)(
    "%s as %s, three times at the same moment, is stored once and answered alike",
    async (name, format, path) => {
      const { taskId } = await sendList(listFor(name));
      const text = body(path, taskId, format);
      const headers = { "medmij-request-id": randomUUID() };
      const answers = await Promise.all([1, 2, 3].map(() => ask({ body: text, format, headers })));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      const [first, ...others] = answers.map((answer) => ({ ...parsed(answer.text, format, "stu3"), id: "" }));
      for (const other of others) expect(other).toEqual(first);
      for (const table of ["questionnaire_response", "delivery"]) {
        expect(await owner`select 1 from ${owner(table)} where patient_id = ${patient.patientId}`).toHaveLength(1);
      }
    },
  );

  it.each(each)("%s as %s, without its answers, is refused", async (name, format, path) => {
    const { taskId } = await sendList(listFor(name));
    const whole = parsed(body(path, taskId, "json"), "json", "stu3");
    const alone = { ...whole, entry: listed(whole.entry).slice(0, 1) };
    const answer = await ask({ body: String(writeBody(alone, { format, version: "stu3" })), format });
    expect([200, 201]).not.toContain(answer.status);
    expect(parsed(answer.text, format, "stu3").resourceType).toBe("OperationOutcome");
    expect(await owner`select 1 from questionnaire_response where patient_id = ${patient.patientId}`).toHaveLength(0);
  });
});

describePublic("public tasks", () => {
  const each = tasks.flatMap((path) =>
    (["json", "xml"] as const).map((format) => [basename(path), format, path] as const),
  );
  it.each(each.filter(([name]) => /ACCEPTED|REJECTED/.test(name)))("%s as %s is taken", async (name, format, path) => {
    const { taskId } = await sendList(listFor(name));
    const headers = { prefer: "return=representation" };
    const answer = await ask({
      method: "PUT",
      path: `Task/${taskId}`,
      body: body(path, taskId, format),
      format,
      headers,
    });
    expect(answer.status, answer.text).toBe(200);
    const sent = parsed(body(path, taskId, "json"), "json", "stu3");
    expect(parsed(answer.text, format, "stu3")).toMatchObject({
      status: sent.status,
      ...(sent.statusReason === undefined ? {} : { statusReason: sent.statusReason }),
    });
  });

  it.each(each.filter(([name]) => /REQUESTED/.test(name)))(
    "%s as %s: what we offer has every element of it",
    async (name, format, path) => {
      const { taskId } = await sendList(listFor(name));
      const answer = await ask({ path: "Task?code=http://loinc.org|74468-0&status=requested", format });
      const [entry] = listed(parsed(answer.text, format, "stu3").entry);
      const offered = isObject(entry?.resource) ? entry.resource : {};
      const { text: _, ...example } = parsed(body(path, taskId, "json"), "json", "stu3");
      expect(Object.keys(offered)).toEqual(expect.arrayContaining(Object.keys(example)));
      const { status, intent, code } = example;
      expect(offered).toMatchObject({ status, intent, code });
    },
  );

  it.each(each.filter(([name]) => /minimum/.test(name)))(
    "%s as %s has no status, so nothing changes",
    async (name, format, path) => {
      const { taskId } = await sendList(listFor(name));
      const answer = await ask({ method: "PUT", path: `Task/${taskId}`, body: body(path, taskId, format), format });
      expect(answer.status).toBe(422);
      const [task] = await owner`select state from questionnaire_task where task_id = ${taskId}`;
      expect(task?.state).toBe("requested");
    },
  );
});
