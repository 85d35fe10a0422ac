import { beforeAll, describe, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { answerQuestion } from "#server/connections/case/answer-question.ts";
import { changeStep } from "#server/connections/case/change-step.ts";
import { chooseConnection } from "#server/connections/case/choose-connection.ts";
import { chooseRecordSystem } from "#server/connections/case/choose-record-system.ts";
import { getCase } from "#server/connections/case/get-case.ts";
import { noteCosts } from "#server/connections/case/note-costs.ts";
import { checkFindable } from "#server/connections/status/check-findable.ts";
import { getToday } from "#server/connections/watch/get-today.ts";
import { connectionDesk } from "#tests/support/connections.ts";
import { publish } from "#tests/support/register-world.ts";
import { auditLines, makePerson, owner } from "#tests/support/world.ts";

const gateway = "dva.zonnewijzer.example";
const linde = {
  name: "huisartsdelinde@medmij",
  services: { "49": gateway },
  identifiers: [["AGB", "01999901"]] as ["AGB", string][],
};
const others = Array.from({ length: 30 }, (_, index) => ({
  name: `huisartslinden${String.fromCharCode(97 + (index % 26))}${index > 25 ? "x" : ""}@medmij`,
  services: { "49": gateway },
}));
const his = "0197f000-0000-7000-8000-00000000000a";
const dva = "0197f000-0000-7000-8000-00000000000b";

beforeAll(async () => {
  const facts = { label_state: "unknown", source: "verzonnen", source_date: "2026-01-01" };
  await owner`insert into supplier ${owner([
    { supplier_id: his, kind: "record-system", name: "Wijzer HIS", host_endings: [], ...facts },
    { supplier_id: dva, kind: "gateway", name: "Zonnewijzer", host_endings: ["zonnewijzer.example"], ...facts },
  ])}`;
  await owner`insert into supplier_route ${owner({ record_system_id: his, gateway_id: dva, source: "verzonnen", source_date: "2026-01-01" })}`;
  await publish("ZAL", [linde, ...others]);
  await publish("ZAKL", [linde]);
});

// A Thursday.
const now = new Date("2026-12-03T10:00:00Z");
const kinds = (walked: Awaited<ReturnType<typeof getCase>>) => walked.steps.map((step) => step.kind);

describe("the decision tree of a case", () => {
  it("'I do not know' is answered by the register itself", async () => {
    const { read, answer } = await connectionDesk({ agb: "01999901" });
    await answerQuestion(answer, { question: "has-gateway", answer: "unknown" });
    const walked = await getCase(read);
    expect(walked).toMatchObject({ hasGateway: "yes", inRegister: "yes", next: null });
    expect(walked.answers.map((each) => [each.question, each.answer, each.isByRegister])).toEqual([
      ["in-register", "yes", true],
      ["has-gateway", "yes", true],
      ["has-gateway", "unknown", false],
    ]);
    expect(walked.answers[0]?.evidence).toMatchObject({ state: "connected" });
    expect(walked.answers[2]?.answeredByName).toBe("Ria");
    expect(kinds(walked)).toEqual(["tell-patients"]);
  });

  it("the answer 'no' leads to steps with an owner and a working day, and choosing the record system shortens the list", async () => {
    const { practice, ria, read, answer } = await connectionDesk({ agb: "01999903" });
    await answerQuestion(answer, { question: "has-gateway", answer: "no" }, now);
    const before = await getCase(read, now);
    expect(kinds(before)).toEqual([
      "choose-record-system",
      "ask-supplier-which-gateway",
      "request-gateway",
      "check-again",
      "sign-agreement",
    ]);
    expect(before.steps[0]).toMatchObject({ ownerId: ria.personId, ownerName: "Ria", dueOn: "2026-12-07" });
    await chooseRecordSystem(answer, { recordSystemId: his }, now);
    const after = await getCase(read, now);
    expect(kinds(after)).toEqual(["request-gateway", "check-again", "sign-agreement"]);
    expect(after).toMatchObject({ recordSystem: { name: "Wijzer HIS" }, routes: [{ name: "Zonnewijzer" }] });
    expect((await auditLines(practice.organizationId)).map((line) => line.event)).toEqual([
      "connection.answered",
      "connection.answered",
    ]);
  });

  it("a colleague can go back, and earlier answers stay visible", async () => {
    const { practice, read, answer } = await connectionDesk({ agb: "01999903" });
    const vos = await makePerson(practice, ["general-practitioner"], { name: "Dr. Vos" });
    await answerQuestion(answer, { question: "has-gateway", answer: "no" });
    await answerQuestion(grant(vos, "connection.answer"), { question: "has-gateway", answer: "programme" });
    const walked = await getCase(read);
    expect(walked).toMatchObject({ hasGateway: "programme", inRegister: "no" });
    expect(walked.answers.map((each) => each.answeredByName)).toEqual([null, "Dr. Vos", "Ria"]);
    expect(kinds(walked)).toEqual(["ask-gateway-registration", "check-again"]);
  });

  it("a finished step keeps its evidence and is not asked for again", async () => {
    const { read, answer, step } = await connectionDesk({ agb: "01999903" });
    await answerQuestion(answer, { question: "has-gateway", answer: "programme" });
    const [first] = (await getCase(read)).steps;
    await changeStep(step, { stepId: first?.stepId ?? "", isDone: true, evidence: "melding 4711" });
    await answerQuestion(answer, { question: "in-register", answer: "unknown" });
    const walked = await getCase(read);
    expect(walked.steps.find((each) => each.stepId === first?.stepId)).toMatchObject({
      doneByName: "Ria",
      evidence: "melding 4711",
    });
    expect(kinds(walked).filter((kind) => kind === "ask-gateway-registration")).toHaveLength(1);
    expect((await getToday(read)).steps.map((each) => each.kind)).toEqual(["check-again"]);
  });

  it("a step of another practice is not found, and a colleague of another practice cannot own one", async () => {
    const mine = await connectionDesk({ agb: "01999903" });
    const theirs = await connectionDesk();
    await answerQuestion(mine.answer, { question: "has-gateway", answer: "programme" });
    const [step] = (await getCase(mine.read)).steps;
    const stepId = step?.stepId ?? "";
    await expect(changeStep(theirs.step, { stepId, isDone: true })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(changeStep(mine.step, { stepId, ownerId: theirs.ria.personId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("costs can be noted in the practice's own words, after the first answer", async () => {
    const { read, answer, note } = await connectionDesk();
    const words = { costNote: "Offerte van 3 maart, loopt een jaar", contractOn: "2026-03-03" };
    await expect(noteCosts(note, words)).rejects.toMatchObject({ reason: "connection.no-case" });
    await answerQuestion(answer, { question: "has-gateway", answer: "no" });
    await noteCosts(note, words);
    expect(await getCase(read)).toMatchObject(words);
  });
});

it("patients find the practice with some search terms, lose it among others with some, and miss it with the rest", async () => {
  const { read, choose } = await connectionDesk({ name: "Huisartsenpraktijk De Linde", city: "Utrecht" });
  expect(await checkFindable(read)).toEqual({ exactNames: [], searches: [], best: null });
  await chooseConnection(choose, { providerName: linde.name, from: "search" });
  const { searches, best } = await checkFindable(read);
  const outcome = Object.fromEntries(searches.map((search) => [search.text, search.outcome]));
  expect(outcome).toMatchObject({
    "Huisartsenpraktijk De Linde": "missed",
    "De Linde": "found",
    Linde: "drowned",
    "De Linde Utrecht": "missed",
  });
  expect(best).toBe("De Linde");
});
