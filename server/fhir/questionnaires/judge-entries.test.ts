import fc from "fast-check";
import { expect, it } from "vitest";
import type { Resource } from "#server/fhir/sender.ts";
import type { WriteContext, WriteEntry } from "#server/fhir/writer.ts";
import { judgeResponse, judgeTask } from "./judge-entries.ts";

const taskId = "019b0000-0000-7000-8000-000000000001";
const patientId = "019b0000-0000-7000-8000-000000000002";
const otherId = "019b0000-0000-7000-8000-000000000003";
const answersUrl = "urn:uuid:019b0000-0000-4000-8000-000000000004";

function entryOf(resource: Resource, facts: Partial<WriteEntry> = {}): WriteEntry {
  const isTask = resource.resourceType === "Task";
  return {
    ...{ index: 0, method: isTask ? "PUT" : "POST", path: isTask ? "Task/[id]" : "QuestionnaireResponse" },
    ...{ id: isTask ? taskId : null, resource, bytes: new Uint8Array(), fullUrl: isTask ? null : answersUrl },
    place: resource.resourceType,
    ...facts,
  };
}
function contextOf(entries: WriteEntry[]): WriteContext {
  return {
    sender: {
      actor: {
        ...{
          kind: "gateway",
          trustId: taskId,
          name: "DVA",
          organizationId: taskId,
          patientId,
          uses: [],
          pgoName: null,
        },
        client: { address: null, agent: null },
      },
      patient: { patientId, familyName: "Berg", birthDate: "1961-05-03" },
      organizationName: "Praktijk",
    },
    ...{ version: "stu3", format: "json", base: "https://balie.test/fhir/stu3", entries, isTransaction: true },
    now: new Date("2026-03-01T12:00:00Z"),
  };
}
const response = (facts: object = {}): Resource => ({
  resourceType: "QuestionnaireResponse",
  status: "completed",
  questionnaire: { reference: "Questionnaire/1" },
  ...facts,
});
const output = [{ valueReference: { reference: answersUrl } }];

it("a completed task is believed when its output is in the same transaction", () => {
  const answers = entryOf(response(), { index: 1 });
  const task = entryOf({ resourceType: "Task", status: "completed", output });
  expect(judgeTask(task, contextOf([task, answers]))).toMatchObject({ ok: true, value: { answeredBy: { index: 1 } } });
  expect(judgeTask(task, contextOf([task]))).toMatchObject({ ok: false, outcome: { status: 422 } });
});

it("the patient may be called as the task of the same bundle calls its owner, but never by the id of another patient of ours", () => {
  const judge = (subject: string, owner: string) => {
    const task = entryOf({ resourceType: "Task", status: "completed", output, owner: { reference: owner } });
    const answers = entryOf(response({ subject: { reference: subject } }), { index: 1 });
    const judged = judgeResponse(answers, contextOf([task, answers]), task);
    return judged.ok ? 200 : judged.outcome.status;
  };
  expect(judge(`Patient/${patientId}`, `Patient/${patientId}`)).toBe(200);
  expect(judge("https://dva.test/fhir/Patient/VINK", "Patient/VINK")).toBe(200);
  expect(judge("Patient/VINK", "Patient/BOUMANN")).toBe(403);
  expect(judge(`Patient/${otherId}`, `Patient/${otherId}`)).toBe(403);
});

it("answers from the future count from the moment of receipt, and the sender is told", () => {
  const answers = entryOf(response({ authored: "2026-04-01T12:00:00Z" }));
  const context = contextOf([answers]);
  const judged = judgeResponse(answers, context, null);
  expect(judged).toMatchObject({ ok: true, value: { authoredAt: context.now, notes: [{ severity: "information" }] } });
});

it("answers that are not finished, of no list, or without a moment that exists are refused at their place", () => {
  const place = (resource: Resource) => {
    const judged = judgeResponse(entryOf(resource), contextOf([]), null);
    return judged.ok ? null : judged.outcome.issues?.[0]?.expression?.[0];
  };
  expect(place(response({ status: "in-progress" }))).toBe("QuestionnaireResponse.status");
  expect(place(response({ questionnaire: {} }))).toBe("QuestionnaireResponse.questionnaire");
  expect(place(response({ authored: "morgen" }))).toBe("QuestionnaireResponse.authored");
});

it("whatever a stranger sends is an outcome, never an error", () => {
  const anything = fc.jsonValue({ maxDepth: 4 });
  const resource = fc.record({
    ...{ resourceType: fc.constantFrom("Task", "QuestionnaireResponse"), id: anything, status: anything },
    ...{ statusReason: anything, output: anything, owner: anything, subject: anything, author: anything },
    ...{ questionnaire: anything, authored: anything, item: anything },
  });
  fc.assert(
    fc.property(resource, (sent) => {
      // Guarantee: JSON, as the parser of the door gives it.
      const entry = entryOf(sent as Resource);
      const context = contextOf([entry]);
      expect(typeof judgeTask(entry, context).ok).toBe("boolean");
      expect(typeof judgeResponse(entry, context, entry).ok).toBe("boolean");
    }),
  );
});
