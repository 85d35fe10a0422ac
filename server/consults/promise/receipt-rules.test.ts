import { expect, it } from "vitest";
import { receiptText } from "./receipt-rules.ts";

const calls = { phone: "020 123 45 67", coverName: "", coverPhone: "" };

it("says until which Dutch day an answer is promised, and where to go with what cannot wait", () => {
  const text = receiptText({ dueAt: new Date("2026-12-01T23:30:00Z"), ...calls });
  expect(text).toContain("U krijgt uiterlijk woensdag 2 december antwoord.");
  expect(text).toContain("Ons telefoonnummer is 020 123 45 67.");
  expect(text).toContain("Bel de huisartsenpost.");
  expect(text).toContain("Bel 112.");
});

it("promises no day when none is known", () => {
  expect(receiptText({ dueAt: null, ...calls, phone: "" })).toContain("zo snel mogelijk antwoord");
});
