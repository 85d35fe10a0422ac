import { describe, expect, it } from "vitest";
import type { AnsweredItem } from "#db/terms/questionnaires.ts";
import { item, options } from "#server/questionnaires/instruments/declare.ts";
import { expressionSubject, questionsOf } from "#server/questionnaires/scoring/expression-rules.ts";
import { runExpression } from "./expression-language.ts";

const items = [
  item({
    linkId: "g",
    type: "group",
    text: null,
    items: ["1", "2"].map((linkId) =>
      item({ linkId, type: "choice", text: null, options: options("urn:x", ["A", "Wel", 2], ["B", "Niet", 3]) }),
    ),
  }),
];
const choice = (linkId: string, code: string): AnsweredItem => ({
  linkId,
  text: null,
  answers: [{ value: { kind: "coding", system: null, code, display: null }, items: [] }],
  items: [],
});
const answered: AnsweredItem[] = [
  { linkId: "g", text: null, answers: [], items: [choice("1", "A"), choice("2", "B")] },
];
const evaluated = (expression: string) => runExpression(expression, expressionSubject(items, answered));

describe("a score from an expression in the questionnaire", () => {
  it.each([
    "%resource.item.item.answer.value.ordinal().sum()",
    "%resource.item.item.answer.value.weight().sum()",
    "%resource.item.item.answer.valueCoding.extension.where(url='http://hl7.org/fhir/StructureDefinition/ordinalValue').valueDecimal.sum()",
    "item.where(linkId='g').item.answer.value.extension.value.sum()",
    "%resource.descendants().where(linkId='1' or linkId='2').answer.value.ordinal().sum()",
  ])("%s", (expression) => {
    expect(evaluated(expression)).toMatchObject({ isSafe: true, value: 5 });
  });

  it("is null when the expression does not yield a single number", () => {
    expect(evaluated("item.where(linkId='x').answer.value").value).toBeNull();
    expect(evaluated("'vijf'").value).toBeNull();
    expect(evaluated("1 / 0").value).toBeNull();
    expect(evaluated("%resource.nonsense(").value).toBeNull();
  });

  it("allows only selection, counting and arithmetic", () => {
    for (const expression of [
      "resolve()",
      "%resource.repeat(item)",
      "item.linkId.matches('(a+)+$')",
      "item.aggregate($total & $total, 'x')",
      "%terminologies.expand('x')",
      "trace('x')",
      "defineVariable('x', 1)",
      "%resource.descendants().descendants().descendants().count()",
    ]) {
      expect(evaluated(expression), expression).toMatchObject({ isSafe: false, value: null });
    }
  });

  it("depends on the questions that it names, or else on those with points", () => {
    const named = evaluated("item.item.where(linkId='2').answer.value.ordinal().sum()");
    expect(questionsOf(named.texts, items)).toEqual(["2"]);
    expect(questionsOf(evaluated("item.where(linkId='g').count()").texts, items)).toEqual(["g", "1", "2"]);
    expect(questionsOf(evaluated("item.answer.value.ordinal().sum()").texts, items)).toEqual(["1", "2"]);
  });
});
