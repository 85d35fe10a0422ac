import { expect, it } from "vitest";
import { operationOutcome } from "./outcome.ts";

it("a sender reads what is wrong, and where", () => {
  const outcome = operationOutcome([
    {
      severity: "error",
      code: "structure",
      diagnostics: "Expected an object",
      expression: ["Bundle.entry[3].resource.valueQuantity"],
      line: 12,
      column: 7,
    },
    { severity: "information", code: "informational", diagnostics: "Received", text: "Uw meting is ontvangen." },
  ]);
  expect(outcome).toEqual({
    resourceType: "OperationOutcome",
    issue: [
      {
        severity: "error",
        code: "structure",
        diagnostics: "Expected an object (line 12, column 7)",
        expression: ["Bundle.entry[3].resource.valueQuantity"],
      },
      {
        severity: "information",
        code: "informational",
        diagnostics: "Received",
        details: { text: "Uw meting is ontvangen." },
      },
    ],
  });
});

it("an outcome always says something", () => {
  expect(operationOutcome([]).issue).toHaveLength(1);
});
