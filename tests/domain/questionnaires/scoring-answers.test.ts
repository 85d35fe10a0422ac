import { expect, it } from "vitest";
import type { AnsweredItem, QuestionnaireItem, Scoring, ScoringWay } from "#db/terms/questionnaires.ts";
import { openExpressionRunner } from "#server/questionnaires/expressions/expression-runner.ts";
import { item, options } from "#server/questionnaires/instruments/declare.ts";
import { assessAnswers } from "#server/questionnaires/scoring/assess-answers.ts";
import { evaluateScores } from "#server/questionnaires/scoring/evaluate-scores.ts";

const points = options("urn:x", ["0", "Nooit", 0], ["1", "Soms", 1], ["2", "Vaak", 2]);
const question = (linkId: string, ...conditions: [question: string, code: string][]): QuestionnaireItem =>
  item({
    ...{ linkId, type: "choice", text: `Vraag ${linkId}`, options: points },
    enableWhen:
      conditions.length === 0
        ? null
        : {
            behavior: "any",
            conditions: conditions.map(([asked, code]) => ({
              ...{ question: asked, operator: "=" as const },
              answer: { kind: "coding" as const, system: null, code, display: null },
            })),
          },
  });
const answer = (linkId: string, code: string): AnsweredItem => ({
  ...{ linkId, text: null, items: [] },
  answers: [{ value: { kind: "coding", system: null, code, display: null }, items: [] }],
});

const scoringOf = (way: ScoringWay): Scoring => ({
  ...{ version: "1", source: "test", way, min: null, max: null, worse: "higher", bands: [] },
  ...{ smallestDifference: null, flags: [{ linkId: "2", from: 2, action: { nl: "Bel", en: "Call" } }] },
});

function assess(items: QuestionnaireItem[], way: ScoringWay, ...answers: AnsweredItem[]) {
  const definition = {
    ...{ codes: [], publisher: null, purpose: null, copyright: null, date: null, findings: [] },
    items,
  };
  return assessAnswers({ title: "Klachten", definition, scoring: scoringOf(way) }, answers, null);
}

const conditional = [question("1"), question("2", ["1", "1"])];
const total = "%resource.item.answer.value.ordinal().sum()";
const calculated = item({ linkId: "s", type: "decimal", text: "Totaal", isReadOnly: true });
const ways: ScoringWay[] = [
  { kind: "expression", linkId: "s", expression: total, questions: ["1", "2"] },
  { kind: "expression", linkId: "s", expression: total.replace("ordinal()", "weight()"), questions: ["1", "2"] },
  { kind: "sum", linkIds: ["1", "2"], missingMax: 1 },
];

it.each(ways)("an answer to a question that is hidden is never scored, nor flagged: $kind", async (way) => {
  const items = [...conditional, calculated];
  const shown = await assess(items, way, answer("1", "1"), answer("2", "2"));
  expect(shown).toMatchObject({ score: 3, attention: expect.any(Number) });
  expect(shown.reasons.map(({ reason }) => reason)).toContain("flagged-item");
  const hidden = await assess(items, way, answer("1", "0"), answer("2", "2"));
  expect(hidden.score).toBe(0);
  expect(hidden.reasons.map(({ reason }) => reason)).not.toContain("flagged-item");
});

it("a question that was shown and left open makes a calculated score impossible; one that was not shown does not", async () => {
  const way: ScoringWay = { kind: "expression", linkId: "s", expression: total, questions: ["1", "2", "3"] };
  const items = [...conditional, question("3"), calculated];
  expect(await assess(items, way, answer("1", "0"), answer("3", "2"))).toMatchObject({
    scoreState: "computed",
    score: 2,
  });
  expect(await assess(items, way, answer("1", "1"), answer("3", "2"))).toMatchObject({
    ...{ scoreState: "not-computable", score: null },
  });
  const named: ScoringWay = {
    ...way,
    expression: "item.where(linkId='3').answer.value.ordinal().sum()",
    questions: ["3"],
  };
  expect(await assess(items, named, answer("1", "1"), answer("3", "2"))).toMatchObject({ score: 2 });
});

it("an option written as a number is met by a code, and counts with its points", async () => {
  const numbered = item({
    ...{ linkId: "1", type: "choice", text: null },
    options: [0, 3].map((value) => ({ value: { kind: "number", value }, ordinal: value, isExclusive: false })),
  });
  const sum = { kind: "sum" as const, linkIds: ["1"], missingMax: 0 };
  const formula = {
    kind: "expression" as const,
    linkId: "s",
    expression: "item.answer.valueInteger.sum()",
    questions: ["1"],
  };
  for (const way of [sum, formula]) {
    expect((await assess([numbered, calculated], way, answer("1", "3"))).score).toBe(3);
  }
});

it("each scale has its own score, questions and minimum", async () => {
  const scale = (code: string, linkIds: string[], missingMax = 0) => ({
    ...{ code, label: `Schaal ${code}` },
    way: { kind: "sum" as const, linkIds, missingMax },
  });
  const byExpression = {
    ...{ code: "s", label: "Totaal" },
    way: {
      kind: "expression" as const,
      linkId: "s",
      expression: "item.where(linkId='1' or linkId='2').answer.value.ordinal().sum()",
      questions: ["1", "2"],
    },
  };
  const way: ScoringWay = {
    kind: "scales",
    scales: [scale("a", ["1", "2"]), scale("b", ["3", "4"], 1), scale("c", ["4"]), byExpression],
  };
  const items = [...["1", "2", "3", "4"].map((linkId) => question(linkId)), calculated];
  const assessed = await assess(items, way, answer("1", "1"), answer("2", "2"), answer("3", "1"));
  expect(assessed).toMatchObject({ scoreState: "computed", score: null, band: null });
  expect(assessed.scales).toEqual([
    { code: "a", label: "Schaal a", score: 3, missing: [] },
    { code: "b", label: "Schaal b", score: 2, missing: [] },
    { code: "c", label: "Schaal c", score: null, missing: ["4"] },
    { code: "s", label: "Totaal", score: 3, missing: [] },
  ]);
  expect(assessed.reasons.map(({ about }) => about)).toContain("Klachten, Schaal a");
});

it("a thread that failed gives no outcome that would stay: the sender is asked to send it again", async () => {
  const scoring = scoringOf({ kind: "expression", linkId: "s", expression: total, questions: ["1"] });
  const failing = openExpressionRunner({ waitingMax: 1, startMilliseconds: 1, idleMilliseconds: 1, memory: {} });
  const evaluated = evaluateScores([question("1"), calculated], scoring, [answer("1", "1")], failing);
  await expect(evaluated).rejects.toMatchObject({ code: "TOO_MANY", reason: "questionnaire.calculating-busy" });
});
