import type { CaseAnswer, CaseQuestion, ConnectionState, StepKind } from "#db/terms/connections.ts";

/** What the decision tree knows when it decides on steps. */
export type CaseStanding = {
  hasGateway: CaseAnswer | null;
  inRegister: CaseAnswer | null;
  state: ConnectionState;
  isRecordSystemKnown: boolean;
  isGatewayRouteKnown: boolean;
};

/** Working days somebody gets for a step; choices of Balie, to be moved per step. */
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
 * The question that comes next; null when all is answered. Who has no gateway need not be asked for the register, and
 * whoever does not know, or did it in the OPEN programme, gets the register's own answer.
 */
export function nextQuestion(hasGateway: CaseAnswer | null, inRegister: CaseAnswer | null): CaseQuestion | null {
  if (hasGateway === null) return "has-gateway";
  if (hasGateway !== "no" && inRegister === null) return "in-register";
  return null;
}

/** What the register itself answers to a question; null when it cannot tell. */
export function registerAnswer(question: CaseQuestion, state: ConnectionState): CaseAnswer | null {
  if (state === "connected" || state === "incomplete") return "yes";
  if (question === "in-register" && state === "not-found") return "no";
  return null;
}

/**
 * The steps that follow. What the register shows goes before what somebody remembers: a connection can lapse, and a
 * practice can be connected without knowing it.
 */
export function stepsFor(standing: CaseStanding): StepKind[] {
  const { hasGateway, inRegister, state } = standing;
  if (hasGateway === null) return [];
  if (state === "connected") return ["tell-patients"];
  if (state === "incomplete") return ["ask-missing-service", "check-again"];
  if (hasGateway === "no") return stepsTowardsGateway(standing, true);
  if (state === "not-tied" && inRegister !== "no") return ["choose-register-entry", "check-again"];
  // Who does not know of a gateway may have one that never registered them: only asking tells.
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
 * Whether the register shows something else than it last did, for better or worse: then a step that was done counts no more,
 * because a connection can lapse twice. A list that cannot tell, or a name not looked for yet, is no loss.
 */
export function isMoved(last: ConnectionState | null, state: ConnectionState): boolean {
  if (last === null || state === "unknown") return false;
  const isAbsent = (each: ConnectionState) => each === "not-found" || each === "not-tied";
  return last !== state && !(isAbsent(last) && isAbsent(state));
}

/**
 * A "no" that is older than a move of the register is true no more: only who has a gateway comes into the list or goes out of it.
 */
export function gatewayNow(
  answer: CaseAnswer | null,
  answeredAt: Date | null,
  movedAt: Date | null,
): CaseAnswer | null {
  const isOvertaken = answer === "no" && answeredAt !== null && movedAt !== null && answeredAt < movedAt;
  return isOvertaken ? "yes" : answer;
}

/**
 * Which open steps fall away and which come in when answers change. What is done stays done and is not asked again, save
 * looking again, which can be needed any number of times.
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
 * Whether the register shows something else than people answered: connected without a gateway, or absent although somebody
 * said it was there. Where the register cannot tell, nothing is contradicted.
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
