/** What the register says of a practice. `unknown`: no list yet, or the list is too old to say. */
export const connectionStates = ["connected", "incomplete", "not-found", "not-tied", "unknown"] as const;
export type ConnectionState = (typeof connectionStates)[number];

/** How a practice was tied to its register entry. */
export const tieMethods = ["agb", "name", "person"] as const;
export type TieMethod = (typeof tieMethods)[number];

/** The questions of the decision tree, in order. */
export const caseQuestions = ["has-gateway", "in-register"] as const;
export type CaseQuestion = (typeof caseQuestions)[number];

export const caseAnswers = ["yes", "no", "unknown"] as const;
export type CaseAnswer = (typeof caseAnswers)[number];

/** Next steps that answers lead to. */
export const stepKinds = [
  "choose-record-system",
  "ask-supplier-which-gateway",
  "request-gateway",
  "sign-agreement",
  "choose-register-entry",
  "ask-gateway-registration",
  "ask-missing-service",
  "check-again",
  "tell-patients",
] as const;
export type StepKind = (typeof stepKinds)[number];

/** What a new list changed for an organization. */
export const noticeKinds = [
  "provider-gone",
  "provider-back",
  "service-gone",
  "service-added",
  "endpoint-changed",
  "name-changed",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const adoptionDimensions = ["all", "record-system", "gateway", "service"] as const;
export type AdoptionDimension = (typeof adoptionDimensions)[number];
