import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseAnswers, connectionStates, stepKinds } from "#db/terms/connections.ts";
import {
  type CaseStanding,
  changeOfSteps,
  isContradicted,
  isMoved,
  nextQuestion,
  registerAnswer,
  stepsFor,
} from "./rules.ts";

const standing: CaseStanding = {
  hasGateway: "yes",
  inRegister: null,
  state: "not-found",
  isRecordSystemKnown: true,
  isGatewayRouteKnown: true,
};
const anyStanding = fc.record({
  hasGateway: fc.constantFrom(null, ...caseAnswers),
  inRegister: fc.constantFrom(null, ...caseAnswers),
  state: fc.constantFrom(...connectionStates),
  isRecordSystemKnown: fc.boolean(),
  isGatewayRouteKnown: fc.boolean(),
});

describe("the decision tree", () => {
  it("has no dead ends: every first answer leads to a step or to the next question, whatever the register says", () => {
    fc.assert(
      fc.property(anyStanding, (each) => {
        if (each.hasGateway === null) return;
        const hasMore = nextQuestion(each.hasGateway, each.inRegister) !== null;
        expect(hasMore || stepsFor(each).length > 0).toBe(true);
      }),
    );
  });

  it("never leaves an organization that is not fully connected with only waiting", () => {
    fc.assert(
      fc.property(anyStanding, (each) => {
        if (each.hasGateway === null || each.state === "connected") return;
        expect(stepsFor(each).filter((kind) => kind !== "check-again")).not.toEqual([]);
      }),
    );
  });

  it("asks for registration when the answer is unknown, the name is not in the register, and system and gateway are known", () => {
    expect(stepsFor({ ...standing, hasGateway: "unknown", inRegister: "no" })).toEqual([
      "ask-gateway-registration",
      "check-again",
    ]);
  });

  it("never lists a step twice", () => {
    fc.assert(fc.property(anyStanding, (each) => new Set(stepsFor(each)).size === stepsFor(each).length));
  });

  it("trusts the register over a person's answer", () => {
    expect(stepsFor({ ...standing, hasGateway: "no", state: "connected" })).toEqual(["tell-patients"]);
    expect(stepsFor({ ...standing, hasGateway: "programme", state: "not-found" })).toContain(
      "ask-gateway-registration",
    );
  });

  it("asks the supplier when nobody knows which gateway fits the record system", () => {
    const steps = stepsFor({ ...standing, hasGateway: "no", isRecordSystemKnown: false, isGatewayRouteKnown: false });
    expect(steps.slice(0, 2)).toEqual(["choose-record-system", "ask-supplier-which-gateway"]);
  });

  it("answers from the register when the person does not know, and not at all when the register cannot tell", () => {
    expect(registerAnswer("has-gateway", "incomplete")).toBe("yes");
    expect(registerAnswer("has-gateway", "not-found")).toBeNull();
    expect(registerAnswer("in-register", "not-found")).toBe("no");
    expect(registerAnswer("in-register", "unknown")).toBeNull();
  });
});

describe("changed answers", () => {
  it("drop open steps and keep done ones", () => {
    const present = [
      { stepId: "1", kind: "request-gateway" as const, isDone: true },
      { stepId: "2", kind: "sign-agreement" as const, isDone: false },
    ];
    expect(changeOfSteps(["request-gateway", "tell-patients"], present)).toEqual({
      add: ["tell-patients"],
      drop: ["2"],
    });
  });

  it("converge: after adding and dropping there is nothing left to change", () => {
    const steps = fc.array(
      fc.record({ stepId: fc.uuid(), kind: fc.constantFrom(...stepKinds), isDone: fc.boolean() }),
      {
        maxLength: 9,
      },
    );
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...stepKinds)), steps, (wanted, present) => {
        const { add, drop } = changeOfSteps(wanted, present);
        const after = [
          ...present.filter((step) => !drop.includes(step.stepId)),
          ...add.map((kind) => ({ stepId: kind, kind, isDone: false })),
        ];
        expect(changeOfSteps(wanted, after)).toEqual({ add: [], drop: [] });
      }),
    );
  });
});

it("a connection that appears or disappears starts over; a stale list or a name that was not looked up does not", () => {
  expect(isMoved("connected", "not-found")).toBe(true);
  expect(isMoved("connected", "incomplete")).toBe(true);
  expect(isMoved("not-connected", "connected")).toBe(true);
  expect(isMoved("not-connected", "not-found")).toBe(false);
  expect(isMoved("connected", "unknown")).toBe(false);
  expect(isMoved(null, "connected")).toBe(false);
});

it("reports when the register contradicts a person's answers", () => {
  expect(isContradicted("no", null, "connected")).toBe(true);
  expect(isContradicted("yes", "yes", "not-found")).toBe(true);
  expect(isContradicted("yes", "yes", "unknown")).toBe(false);
  expect(isContradicted("programme", "no", "not-found")).toBe(false);
});
