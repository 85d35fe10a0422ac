import { expect, it } from "vitest";
import { isBlank } from "#server/reviews/conclusion/draft-contract.ts";

const task = (text: string) => ({ text, ownerId: null, dueOn: "2026-12-01" });

it("a draft of spaces, or with a task that says nothing, is no draft", () => {
  expect(isBlank({ note: "", message: "", task: null })).toBe(true);
  expect(isBlank({ note: " ", message: "\n", task: task(" ") })).toBe(true);
});

it("a note, a message or a task alone is a draft", () => {
  expect(isBlank({ note: "Nog eens kijken", message: "", task: null })).toBe(false);
  expect(isBlank({ note: "", message: "We bellen u.", task: null })).toBe(false);
  expect(isBlank({ note: "", message: "", task: task("Bel") })).toBe(false);
});
