import { expect, it } from "vitest";
import { figureProblem, rulesInForce, type StoredRule } from "./book-rules.ts";

const at = new Date("2026-05-20T12:00:00Z");

function agreed(facts: Partial<StoredRule>): StoredRule {
  return {
    ruleId: "r",
    patientId: null,
    rule: "blood-pressure.target",
    values: { systolicBelow: 130 },
    reason: "afspraak",
    setByName: "Job",
    setAt: new Date("2026-05-01T12:00:00Z"),
    endedAt: null,
    ...facts,
  };
}

it("without an agreement the rule book applies, with its source", () => {
  expect(rulesInForce([], at)["blood-pressure.target"]).toMatchObject({
    origin: "book",
    values: { systolicBelow: 135, diastolicBelow: 85, systolicMin: null },
    setByName: null,
    confidence: "high",
    source: expect.stringContaining("huisartsenpraktijk.nl"),
  });
});

it("a patient's agreement overrides the organization's, figure by figure, and says who made it", () => {
  const organization = agreed({ values: { systolicBelow: 130, diastolicBelow: 80 } });
  const patient = agreed({ patientId: "p", values: { systolicBelow: 145 }, setByName: "Mia", ruleId: "own" });
  expect(rulesInForce([patient, organization], at)["blood-pressure.target"]).toMatchObject({
    origin: "patient",
    values: { systolicBelow: 145, diastolicBelow: 80, systolicMin: null },
    setByName: "Mia",
    ruleId: "own",
  });
  expect(rulesInForce([organization], at)["blood-pressure.target"]).toMatchObject({ origin: "organization" });
});

it("an agreement holds from when it is made until it ends; of two, the later one", () => {
  const old = agreed({ values: { systolicBelow: 140 }, setAt: new Date("2026-01-01T12:00:00Z") });
  const target = (stored: StoredRule[], moment = at) => rulesInForce(stored, moment)["blood-pressure.target"].values;
  expect(target([agreed({}), old]).systolicBelow).toBe(130);
  expect(target([agreed({}), old], new Date("2026-03-01T12:00:00Z")).systolicBelow).toBe(140);
  expect(target([agreed({ endedAt: new Date("2026-05-10T12:00:00Z") })]).systolicBelow).toBe(135);
});

it("a rule that is not personal cannot be agreed for one patient, and a figure that does not fit is ignored", () => {
  const dayOne = agreed({ patientId: "p", rule: "blood-pressure.day-one", values: { isLeftOut: false } });
  expect(rulesInForce([dayOne], at)["blood-pressure.day-one"]).toMatchObject({ origin: "book" });
  const odd = agreed({ values: { systolicBelow: 900, somethingElse: 1, diastolicBelow: 82 } });
  expect(rulesInForce([odd], at)["blood-pressure.target"].values).toEqual({
    systolicBelow: 135,
    diastolicBelow: 82,
    systolicMin: null,
  });
});

it("figures are validated before they are agreed", () => {
  expect(figureProblem("body-weight.target", { min: 70, max: null })).toBeNull();
  expect(figureProblem("body-weight.target", { below: 3 })).toBe("figure-unknown");
  expect(figureProblem("body-weight.target", {})).toBe("figure-unknown");
  expect(figureProblem("body-weight.gain", { gain: 0 })).toBe("figure-out-of-bounds");
  expect(figureProblem("blood-pressure.target", { systolicBelow: null })).toBe("figure-out-of-bounds");
  expect(figureProblem("blood-pressure.day-one", { isLeftOut: 1 })).toBe("figure-out-of-bounds");
});
