import type { CaseAnswer, CaseQuestion, ConnectionState, StepKind } from "#db/terms/connections.ts";

/** The input of the decision tree. */
export type CaseStanding = {
  hasGateway: CaseAnswer | null;
  inRegister: CaseAnswer | null;
  state: ConnectionState;
  isRecordSystemKnown: boolean;
  isGatewayRouteKnown: boolean;
};

/** Working days for each step; defaults chosen by Balie, each date can be changed. */
export const stepWorkingDays: Record<StepKind, number> = {
  "choose-record-system": 2,
  "choose-register-entry": 2,
  "ask-supplier-which-gateway": 5,
  "request-gateway": 10,
  "sign-agreement": 20,
  "ask-gateway-registration": 5,
  "ask-missing-service": 5,
  "check-again": 10,
  "tell-patients": 10,
};

/**
 * The next question; null when all are answered. Without a gateway the question about the register is skipped; for "I
 * do not know" or "arranged in the OPEN programme" the register answers it.
 */
export function nextQuestion(hasGateway: CaseAnswer | null, inRegister: CaseAnswer | null): CaseQuestion | null {
  if (hasGateway === null) return "has-gateway";
  if (hasGateway !== "no" && inRegister === null) return "in-register";
  return null;
}

/** The register's own answer to a question; null when it cannot tell. */
export function registerAnswer(question: CaseQuestion, state: ConnectionState): CaseAnswer | null {
  if (state === "connected" || state === "incomplete") return "yes";
  if (question === "in-register" && state === "not-found") return "no";
  return null;
}

/**
 * The steps that follow. The register outweighs a person's answer: a connection can lapse, and a practice can be
 * connected without knowing it.
 */
export function stepsFor(standing: CaseStanding): StepKind[] {
  const { hasGateway, inRegister, state } = standing;
  if (hasGateway === null) return [];
  if (state === "connected") return ["tell-patients"];
  if (state === "incomplete") return ["ask-missing-service", "check-again"];
  if (hasGateway === "no") return stepsTowardsGateway(standing, true);
  if (state === "not-connected" && inRegister !== "no") return ["choose-register-entry", "check-again"];
  // They may have a gateway that never registered them; only asking the supplier will tell.
  const towardsGateway = hasGateway === "unknown" ? stepsTowardsGateway(standing, false) : [];
  return [...towardsGateway, "ask-gateway-registration", "check-again"];
}

function stepsTowardsGateway(standing: CaseStanding, isToBeOrdered: boolean): StepKind[] {
  return [
    ...(standing.isRecordSystemKnown ? [] : ["choose-record-system" as const]),
    ...(standing.isGatewayRouteKnown ? [] : ["ask-supplier-which-gateway" as const]),
    ...(isToBeOrdered ? (["request-gateway", "sign-agreement", "check-again"] as const) : []),
  ];
}

/**
 * Whether the register now shows a different state. If so, steps done earlier no longer count, because a connection can
 * lapse more than once. A list that cannot tell, or a name that was not looked up, is no change.
 */
export function isMoved(last: ConnectionState | null, state: ConnectionState): boolean {
  if (last === null || state === "unknown") return false;
  const isAbsent = (each: ConnectionState) => each === "not-found" || each === "not-connected";
  return last !== state && !(isAbsent(last) && isAbsent(state));
}

/** A "no" from before the register changed no longer holds: an entry only appears or disappears through a gateway. */
export function gatewayNow(
  answer: CaseAnswer | null,
  answeredAt: Date | null,
  movedAt: Date | null,
): CaseAnswer | null {
  const isOvertaken = answer === "no" && answeredAt !== null && movedAt !== null && answeredAt < movedAt;
  return isOvertaken ? "yes" : answer;
}

/**
 * Which open steps to drop and which to add when answers change. A done step is not asked again, except "check-again",
 * which may be needed any number of times.
 */
export function changeOfSteps(
  wanted: readonly StepKind[],
  present: readonly { stepId: string; kind: StepKind; isDone: boolean }[],
): { add: StepKind[]; drop: string[] } {
  const counting = present.filter((step) => !step.isDone || step.kind !== "check-again");
  const kinds = new Set(counting.map((step) => step.kind));
  return {
    add: wanted.filter((kind) => !kinds.has(kind)),
    drop: present.filter((step) => !step.isDone && !wanted.includes(step.kind)).map((step) => step.stepId),
  };
}

/**
 * Whether the register contradicts the answers: connected although there is no gateway, or absent although somebody
 * said it was there. False when the register cannot tell.
 */
export function isContradicted(
  hasGateway: CaseAnswer | null,
  inRegister: CaseAnswer | null,
  state: ConnectionState,
): boolean {
  const isThere = state === "connected" || state === "incomplete";
  if (isThere) return hasGateway === "no" || inRegister === "no";
  return state === "not-found" && inRegister === "yes";
}
