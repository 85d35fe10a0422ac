import { describe, expect, it } from "vitest";
import type { AnsweredItem, AnswerValue, EnableCondition } from "#db/terms/questionnaires.ts";
import { isSameAnswer, isShown } from "./enable-when-rules.ts";
import { item } from "./library/declare.ts";

const yes: AnswerValue = { kind: "boolean", value: true };
const no: AnswerValue = { kind: "boolean", value: false };
const coding = (code: string, system: string | null = null): AnswerValue => ({
  kind: "coding",
  system,
  code,
  display: null,
});
const number = (value: number): AnswerValue => ({ kind: "number", value });
const answered = (linkId: string, ...values: AnswerValue[]): AnsweredItem => ({
  linkId,
  text: null,
  answers: values.map((value) => ({ value, items: [] })),
  items: [],
});
const shown = (conditions: EnableCondition[], answers: AnsweredItem[], behavior: "any" | "all" = "any") =>
  isShown(item({ linkId: "x", type: "string", text: null, enableWhen: { behavior, conditions } }), [
    { items: [], answered: answers },
  ]);
const when = (question: string, operator: EnableCondition["operator"], answer: AnswerValue): EnableCondition => ({
  question,
  operator,
  answer,
});

describe("whether the patient saw an item", () => {
  it("an item without a condition was seen", () => {
    expect(isShown(item({ linkId: "x", type: "string", text: null }), [])).toBe(true);
  });

  it("several conditions mean ANY, unless the list says ALL", () => {
    const both = [when("a", "=", yes), when("b", "=", yes)];
    const answers = [answered("a", yes), answered("b", no)];
    expect(shown(both, answers, "any")).toBe(true);
    expect(shown(both, answers, "all")).toBe(false);
  });

  it("an item that depends on a question nobody answered was not seen", () => {
    expect(shown([when("a", "=", yes)], [])).toBe(false);
    expect(shown([when("a", ">", number(3))], [])).toBe(false);
    expect(shown([when("a", "exists", no)], [])).toBe(true);
    expect(shown([when("a", "exists", yes)], [answered("a", no)])).toBe(true);
  });

  it("compares numbers across decimal, integer and quantity, but never across units", () => {
    const kilograms = (value: number, code: string | null): AnswerValue => ({
      kind: "quantity",
      value,
      unit: null,
      code,
    });
    expect(shown([when("a", ">=", number(30))], [answered("a", kilograms(30, null))])).toBe(true);
    expect(shown([when("a", "<", kilograms(30, "kg"))], [answered("a", kilograms(29.5, "kg"))])).toBe(true);
    expect(shown([when("a", "<", kilograms(30, "kg"))], [answered("a", kilograms(1, "g"))])).toBe(false);
  });

  it("compares days by the part that both say", () => {
    const day = (value: string): AnswerValue => ({ kind: "date", value });
    expect(shown([when("a", ">=", day("2026-03"))], [answered("a", day("2026-03-14"))])).toBe(true);
    expect(shown([when("a", "<=", day("2025"))], [answered("a", day("2026-03-14"))])).toBe(false);
  });

  it("is not equal only when no answer of a repeated question is", () => {
    const others = answered("a", coding("x"), coding("y"));
    expect(shown([when("a", "!=", coding("x"))], [others])).toBe(false);
    expect(shown([when("a", "!=", coding("z"))], [others])).toBe(true);
    expect(shown([when("a", "=", coding("y"))], [others])).toBe(true);
  });

  it("takes a code without a system, as senders send it, for the code that is meant", () => {
    expect(isSameAnswer(coding("AND"), coding("AND", "urn:list"))).toBe(true);
    expect(isSameAnswer(coding("AND", "urn:other"), coding("AND", "urn:list"))).toBe(false);
    expect(isSameAnswer({ kind: "text", value: "AND" }, coding("AND"))).toBe(true);
  });

  it("looks in its own turn of a repeated group, and elsewhere only for a question that the group does not have", () => {
    const dependent = item({
      linkId: "x",
      type: "string",
      text: null,
      enableWhen: { behavior: "any", conditions: [when("a", "=", yes)] },
    });
    const question = item({ linkId: "a", type: "boolean", text: null });
    const whole = { items: [question, dependent], answered: [answered("a", no), answered("a", yes)] };
    const turn = (...given: AnsweredItem[]) => [{ items: [question, dependent], answered: given }, whole];
    expect(isShown(dependent, turn(answered("a", yes)))).toBe(true);
    expect(isShown(dependent, turn(answered("a", no)))).toBe(false);
    // Left open in this turn: what another day says is no answer for this one.
    expect(isShown(dependent, turn())).toBe(false);
    expect(isShown(dependent, [{ items: [dependent], answered: [] }, whole])).toBe(true);
  });
});
