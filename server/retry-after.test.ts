import { expect, it } from "vitest";
import { DomainError } from "./errors.ts";
import { retryAfter } from "./retry-after.ts";

const busy = new DomainError("TOO_MANY", "questionnaire.calculating-busy");
const throttled = new DomainError("TOO_MANY", "general.too-many", { minutes: 4 }, 199);
const missing = new DomainError("NOT_FOUND", "general.not-found");

it.each([
  ["a limit says when its window ends", [throttled], "199"],
  ["without a moment it is a minute", [busy], "60"],
  ["of several the longest wait", [busy, missing, throttled], "199"],
  ["another refusal is not worth repeating", [missing, new Error("odd"), undefined], undefined],
] as const)("%s", (_, problems, expected) => {
  expect(retryAfter(problems)["Retry-After"]).toBe(expected);
});
