import { describe, expect, it } from "vitest";
import type { AnsweredItem } from "#db/terms/questionnaires.ts";
import { evaluateScore } from "./evaluate-score.ts";
import { isSafeExpression } from "./expression-rules.ts";
import { item, options } from "./library/declare.ts";

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

describe("a score from an expression in the questionnaire", () => {
  it.each([
    "%resource.item.item.answer.value.ordinal().sum()",
    "%resource.item.item.answer.value.weight().sum()",
    "%resource.item.item.answer.valueCoding.extension.where(url='http://hl7.org/fhir/StructureDefinition/ordinalValue').valueDecimal.sum()",
    "item.where(linkId='g').item.answer.value.extension.value.sum()",
    "%resource.descendants().where(linkId='1' or linkId='2').answer.value.ordinal().sum()",
  ])("%s", (expression) => {
    expect(evaluateScore(items, expression, answered)).toBe(5);
  });

  it("is nothing when the expression gives no single number", () => {
    expect(evaluateScore(items, "item.where(linkId='x').answer.value", answered)).toBeNull();
    expect(evaluateScore(items, "'vijf'", answered)).toBeNull();
    expect(evaluateScore(items, "1 / 0", answered)).toBeNull();
    expect(evaluateScore(items, "%resource.nonsense(", answered)).toBeNull();
  });

  it("stays within choosing, counting and arithmetic", () => {
    for (const expression of [
      "resolve()",
      "%resource.repeat(item)",
      "item.linkId.matches('(a+)+$')",
      "item.aggregate($total & $total, 'x')",
      "%terminologies.expand('x')",
      "trace('x')",
      "defineVariable('x', 1)",
      "%resource.descendants().descendants().descendants().count()",
      `1${" + 1".repeat(400)}`,
    ]) {
      expect(isSafeExpression(expression), expression).toBe(false);
      expect(evaluateScore(items, expression, answered)).toBeNull();
    }
  });

  it("is given up when it takes too long", () => {
    const many: AnsweredItem[] = Array.from({ length: 900 }, (_, index) => choice(`${index}`, "A"));
    const began = performance.now();
    const slow = "item.select(%resource.item.select(%resource.item.select(%resource.item.count()))).count()";
    expect(evaluateScore(items, slow, many)).toBeNull();
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
