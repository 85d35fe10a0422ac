import { describe, expect, it } from "vitest";
import type { AnsweredItem, AnswerValue, EnableCondition } from "#db/terms/questionnaires.ts";
import { item } from "#server/questionnaires/instruments/declare.ts";
import { isSameAnswer, isShown } from "./enable-when-rules.ts";

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

describe("whether an item was shown to the patient", () => {
  it("an item without a condition was shown", () => {
    expect(isShown(item({ linkId: "x", type: "string", text: null }), [])).toBe(true);
  });

  it("several conditions mean ANY, unless the questionnaire says ALL", () => {
    const both = [when("a", "=", yes), when("b", "=", yes)];
    const answers = [answered("a", yes), answered("b", no)];
    expect(shown(both, answers, "any")).toBe(true);
    expect(shown(both, answers, "all")).toBe(false);
  });

  it("an item that depends on an unanswered question was not shown", () => {
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

  it("compares dates at the precision both have", () => {
    const day = (value: string): AnswerValue => ({ kind: "date", value });
    expect(shown([when("a", ">=", day("2026-03"))], [answered("a", day("2026-03-14"))])).toBe(true);
    expect(shown([when("a", "<=", day("2025"))], [answered("a", day("2026-03-14"))])).toBe(false);
  });

  it("!= holds only when no answer of a repeated question is equal", () => {
    const others = answered("a", coding("x"), coding("y"));
    expect(shown([when("a", "!=", coding("x"))], [others])).toBe(false);
    expect(shown([when("a", "!=", coding("z"))], [others])).toBe(true);
    expect(shown([when("a", "=", coding("y"))], [others])).toBe(true);
  });

  it("matches a code without a system, as senders send it, by its code", () => {
    expect(isSameAnswer(coding("AND"), coding("AND", "urn:list"))).toBe(true);
    expect(isSameAnswer(coding("AND", "urn:other"), coding("AND", "urn:list"))).toBe(false);
    expect(isSameAnswer({ kind: "text", value: "AND" }, coding("AND"))).toBe(true);
  });

  it("looks within its own occurrence of a repeated group, and elsewhere only for a question the group does not have", () => {
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
    // Not answered in this occurrence: an answer in another one does not count.
    expect(isShown(dependent, turn())).toBe(false);
    expect(isShown(dependent, [{ items: [dependent], answered: [] }, whole])).toBe(true);
  });
});

describe("hidden follows hidden", () => {
  const question = (linkId: string, ...conditions: EnableCondition[]) =>
    item({
      ...{ linkId, type: "boolean", text: null },
      enableWhen: conditions.length > 0 ? { behavior: "any", conditions } : null,
    });
  const chain = [
    question("a"),
    question("b", when("a", "=", yes)),
    question("c", when("b", "=", yes)),
    question("d", when("c", "=", yes)),
  ];
  const all = (a: AnswerValue) => [answered("a", a), answered("b", yes), answered("c", yes), answered("d", yes)];
  const shownIds = (items: typeof chain, given: AnsweredItem[]) =>
    items.filter((one) => isShown(one, [{ items, answered: given }])).map(({ linkId }) => linkId);

  it("at any depth, whatever was answered before the condition lapsed", () => {
    expect(shownIds(chain, all(yes))).toEqual(["a", "b", "c", "d"]);
    expect(shownIds(chain, all(no))).toEqual(["a"]);
    const long = Array.from({ length: 60 }, (_, at) =>
      at === 0 ? question("0") : question(`${at}`, when(`${at - 1}`, "=", yes), when(`${at - 1}`, "!=", no)),
    );
    const given = long.map(({ linkId }, at) => answered(linkId, at === 0 ? no : yes));
    expect(shownIds(long, given)).toEqual(["0"]);
  });

  it("for every operator: an answer that is not there because nobody was asked decides nothing", () => {
    for (const condition of [when("b", "exists", no), when("b", "!=", yes), when("b", "=", yes)]) {
      expect(
        shownIds([question("a"), question("b", when("a", "=", yes)), question("c", condition)], [answered("a", no)]),
      ).toEqual(["a"]);
    }
  });

  it("through a group that was not shown, and a question below one that was not answered", () => {
    const group = item({
      ...{ linkId: "g", type: "group", text: null, items: [question("b")] },
      enableWhen: { behavior: "any", conditions: [when("a", "=", yes)] },
    });
    const nested: AnsweredItem = { linkId: "g", text: null, answers: [], items: [answered("b", yes)] };
    const items = [question("a"), group, question("c", when("b", "=", yes))];
    expect(shownIds(items, [answered("a", no), nested])).toEqual(["a"]);
    expect(shownIds(items, [answered("a", yes), nested])).toEqual(["a", "g", "c"]);
  });

  it("conditions that lead back to themselves end", () => {
    const circle = [question("a", when("b", "=", yes)), question("b", when("a", "=", yes))];
    expect(shownIds(circle, [answered("a", yes), answered("b", yes)])).toEqual(["a", "b"]);
    expect(shownIds(circle, [answered("a", yes)])).toEqual([]);
  });
});

it("an answer is the same whatever type it was sent as", () => {
  const text = (value: string): AnswerValue => ({ kind: "text", value });
  const same: [AnswerValue, AnswerValue][] = [
    [number(3), coding("3")],
    [number(3), coding("3", "urn:x")],
    [number(3), text("3")],
    [number(3), number(3.0)],
    [number(2.5), text("2,5")],
    [coding("LA6571-9", "http://loinc.org"), coding("LA6571-9")],
    [coding("LA6571-9", "http://loinc.org"), text("LA6571-9")],
    [{ kind: "date", value: "2026-11-30" }, text("2026-11-30")],
  ];
  for (const [one, other] of same) {
    expect(isSameAnswer(one, other), JSON.stringify([one, other])).toBe(true);
    expect(isSameAnswer(other, one), JSON.stringify([other, one])).toBe(true);
  }
  const different: [AnswerValue, AnswerValue][] = [
    [number(3), coding("03a")],
    [number(3), text("drie")],
    [coding("3", "urn:x"), coding("3", "urn:y")],
    [yes, text("true")],
    [number(0), text("")],
  ];
  for (const [one, other] of different) expect(isSameAnswer(one, other), JSON.stringify([one, other])).toBe(false);
});
