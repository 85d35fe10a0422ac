import { expect, it } from "vitest";
import type { AnsweredItem, QuestionnaireItem } from "#db/terms/questionnaires.ts";
import { item } from "#server/questionnaires/instruments/declare.ts";
import { readLines } from "./reading-rules.ts";
import { shownAnswers } from "./shown-rules.ts";

const yes = { kind: "boolean" as const, value: true };
const question = (linkId: string, asks: string, count: number): QuestionnaireItem => ({
  ...item({ linkId, type: "boolean", text: "?" }),
  enableWhen: {
    behavior: "any",
    conditions: Array.from({ length: count }, () => ({ question: asks, operator: "=", answer: yes })),
  },
});
const answered = (linkId: string): AnsweredItem => ({
  ...{ linkId, text: null, items: [] },
  answers: [{ value: { kind: "boolean", value: false }, items: [] }],
});
/** The least of five: the machine may be busy with something else meanwhile. */
const milliseconds = (work: () => unknown) => {
  const times = Array.from({ length: 5 }, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
  return Math.min(...times);
};

it("many answers under many conditions cost in proportion to their sum, not to their product", () => {
  const list = (size: number) => Array.from({ length: size }, (_, index) => question(`${index}`, "0", 4));
  const answers = (size: number) => Array.from({ length: size * 20 }, (_, index) => answered(`${index % size}`));
  const cost = (size: number) => {
    const [items, given] = [list(size), answers(size)];
    return milliseconds(() => [shownAnswers(items, given), readLines(items, given)]);
  };
  cost(50);
  // Ten times as much of both: a product of items, conditions and answers would be a thousand times as much.
  expect(cost(500) / Math.max(cost(50), 2)).toBeLessThan(150);
});

it("one answer that is repeated thousands of times is decided once", () => {
  const items = [question("a", "b", 1), item({ linkId: "b", type: "boolean", text: "?" })];
  const given = Array.from({ length: 20_000 }, () => answered("a"));
  expect(shownAnswers(items, given)).toEqual([]);
  expect(shownAnswers(items, [...given, { ...answered("b"), answers: [{ value: yes, items: [] }] }]).length).toBe(
    20_001,
  );
});
