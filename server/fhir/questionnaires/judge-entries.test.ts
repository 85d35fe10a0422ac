import fc from "fast-check";
import { expect, it } from "vitest";
import type { WriteContext, WriteEntry } from "#server/fhir/delivery/writer.ts";
import type { Resource } from "#server/fhir/resource.ts";
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
          representative: null,
          trustId: taskId,
          name: "DVA",
          organizationId: taskId,
          patientId,
          uses: [],
          pgoName: null,
        },
        client: { address: null, agent: null },
      },
      patient: { patientId, familyName: "Berg", birthDate: "1961-05-03", formerIds: [] },
      organizationName: "Praktijk",
    },
    ...{ version: "stu3", format: "json", base: "https://balie.test/fhir/stu3", entries, isTransaction: true },
    now: new Date("2026-03-01T12:00:00Z"),
    newIdOf: () => taskId,
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

it("a representative, a helper or a practitioner may answer for the patient; another patient may not", () => {
  const judge = (facts: object, owner: object | null = null) => {
    const task = owner ? entryOf({ resourceType: "Task", status: "completed", output, owner } as Resource) : null;
    const relative = entryOf({ resourceType: "RelatedPerson", id: "dochter" }, { fullUrl: "urn:uuid:dochter" });
    const answers = entryOf(response(facts), { index: 1 });
    const judged = judgeResponse(answers, contextOf([answers, relative, ...(task ? [task] : [])]), task);
    return judged.ok ? 200 : judged.outcome.status;
  };
  const by = (reference: string) => ({ reference });
  expect(judge({ author: by("Practitioner/018f"), source: by("RelatedPerson/1") })).toBe(200);
  expect(judge({ author: by("https://dva.test/Device/1"), source: by("urn:uuid:dochter") })).toBe(200);
  expect(judge({ source: { display: "haar dochter" } })).toBe(200);
  expect(judge({ author: by("Patient/VINK") }, by("Patient/VINK"))).toBe(200);
  for (const element of ["author", "source"]) {
    expect(judge({ [element]: by(`Patient/${patientId}`) })).toBe(200);
    expect(judge({ [element]: by(`Patient/${otherId}`) })).toBe(403);
    expect(judge({ [element]: by("https://dva.test/Patient/VINK") })).toBe(403);
  }
  expect(judge({ subject: by("RelatedPerson/1") })).toBe(403);
});

it("answers from a clock that is ahead count from the moment of receipt, and the sender is told", () => {
  const judge = (authored: unknown) => {
    const judged = judgeResponse(entryOf(response({ authored })), contextOf([]), null);
    if (judged.ok) return [judged.value.authoredAt.toISOString(), judged.value.notes.length];
    const [issue] = judged.outcome.issues ?? [];
    return [judged.outcome.status, issue?.expression?.[0]];
  };
  const refused = [422, "QuestionnaireResponse.authored"];
  const now = "2026-03-01T12:00:00.000Z";
  expect(judge("2026-03-02T11:00:00Z")).toEqual([now, 1]);
  expect(judge("2026-03-01T12:05:00Z")).toEqual(["2026-03-01T12:05:00.000Z", 0]);
  expect(judge("2026-03-02")).toEqual([now, 0]);
  expect(judge("2026-02-28")).toEqual(["2026-02-28T11:00:00.000Z", 0]);
  expect(judge(undefined)).toEqual([now, 0]);
  for (const wrong of ["2026-04-01T12:00:00Z", "0000-01-01", "0002-01-01", "1899-12-31", "2026-02-30", "", null, 3]) {
    expect(judge(wrong), String(wrong)).toEqual(refused);
  }
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

it("answers that cannot be read are refused at their place instead of disappearing", () => {
  const refusal = (item: unknown) => {
    // Guarantee: JSON, as the parser of the FHIR server gives it.
    const judged = judgeResponse(entryOf(response({ item })), contextOf([]), null);
    return judged.ok ? null : [judged.outcome.status, judged.outcome.issues?.[0]?.expression?.[0]];
  };
  const at = (path: string) => [422, `QuestionnaireResponse.${path}`];
  const nine = (...answer: unknown[]) => [{ linkId: "9", answer }];
  expect(refusal("x")).toEqual(at("item"));
  expect(refusal(["x"])).toEqual(at("item[0]"));
  expect(refusal([{ answer: [{ valueInteger: 2 }] }])).toEqual(at("item[0].linkId"));
  expect(refusal([{ linkId: "a" }, { linkId: 9 }])).toEqual(at("item[1].linkId"));
  expect(refusal([{ linkId: "9", answer: {} }])).toEqual(at("item[0].answer"));
  expect(refusal(nine("x"))).toEqual(at("item[0].answer[0]"));
  expect(refusal(nine({ valueInteger: "abc" }))).toEqual(at("item[0].answer[0].valueInteger"));
  expect(refusal(nine({ valueInteger: 1 }, { valueCoding: "x" }))).toEqual(at("item[0].answer[1].valueCoding"));
  const [quantity, coding] = [{ value: "veel" }, { code: 3 }];
  expect(refusal(nine({ valueQuantity: quantity }))).toEqual(at("item[0].answer[0].valueQuantity"));
  expect(refusal(nine({ valueCoding: coding }))).toEqual(at("item[0].answer[0].valueCoding"));
  expect(refusal(nine({ valueAttachment: "x" }))).toEqual(at("item[0].answer[0].valueAttachment"));
  expect(refusal(nine({ valueNonsense: {} }))).toEqual(at("item[0].answer[0].valueNonsense"));
  expect(refusal(nine({ valueInteger: 1, valueString: "1" }))).toEqual(at("item[0].answer[0]"));
  expect(refusal(nine({ item: [{}] }))).toEqual(at("item[0].answer[0].item[0].linkId"));
  const nested = (levels: number): object => ({ linkId: "a", ...(levels > 0 ? { item: [nested(levels - 1)] } : {}) });
  expect(refusal([nested(21)])).toEqual(at(`item[0]${".item[0]".repeat(20)}.item`));
  expect(refusal([nested(20)])).toBeNull();
  expect(refusal(nine({ valueInteger: 1 }, { valueString: "" }, { item: [{ linkId: "9a" }] }, {}))).toBeNull();
  expect(refusal(undefined)).toBeNull();
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
      // Guarantee: JSON, as the parser of the FHIR server gives it.
      const entry = entryOf(sent as Resource);
      const context = contextOf([entry]);
      expect(typeof judgeTask(entry, context).ok).toBe("boolean");
      expect(typeof judgeResponse(entry, context, entry).ok).toBe("boolean");
    }),
  );
});
