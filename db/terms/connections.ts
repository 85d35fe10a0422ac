/** What the register says of a practice. `unknown`: no list yet, or the list is too old to say. */
export const connectionStates = ["connected", "incomplete", "not-found", "not-tied", "unknown"] as const;
export type ConnectionState = (typeof connectionStates)[number];

/** Why a state is `unknown`: no list has come in yet, or the newest is too old to say anything about today. */
export const unknownReasons = ["no-list", "stale-list"] as const;
export type UnknownReason = (typeof unknownReasons)[number];

/** How a practice was tied to its register entry. */
export const tieMethods = ["agb", "name", "person"] as const;
export type TieMethod = (typeof tieMethods)[number];

/** The questions of the decision tree, in order. */
export const caseQuestions = ["has-gateway", "in-register"] as const;
export type CaseQuestion = (typeof caseQuestions)[number];

/** `programme`: arranged in the OPEN programme (2019–2022); a connection can lapse since, so the register is asked all the same. */
export const caseAnswers = ["yes", "no", "unknown", "programme"] as const;
export type CaseAnswer = (typeof caseAnswers)[number];

/** What the register showed when a question was answered, and in which version of the list. */
export type RegisterEvidence = {
  state: ConnectionState;
  versionId: string | null;
  serial: number | null;
  stampedAt: string | null;
};

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

/** What connected organizations are counted by; `all` has the empty key. */
export const adoptionDimensions = ["all", "kind", "record-system", "gateway", "service"] as const;
export type AdoptionDimension = (typeof adoptionDimensions)[number];

/** Which way a data service carries: from the practice to the patient, from the patient to the practice, or not told. */
export const serviceDirections = ["collect", "share", "unknown"] as const;
export type ServiceDirection = (typeof serviceDirections)[number];

/**
 * What a data service is expected for. `required`: without it the connection is incomplete; `usual`: good to have;
 * `prescription`: any one of these makes the prescription visible.
 */
export const expectationNeeds = ["required", "usual", "prescription"] as const;
export type ExpectationNeed = (typeof expectationNeeds)[number];

/** Kinds of organization that have a connection of their own. */
export const connectingKinds = ["practice", "pharmacy"] as const;
export type ConnectingKind = (typeof connectingKinds)[number];

/** Where a duty comes from: the law, what parties promised each other, or what is coming and binds nobody yet. */
export const dutyBases = ["law", "agreement", "expected"] as const;
export type DutyBasis = (typeof dutyBases)[number];

export const dutyNames = ["prescription-visible", "records-available", "less-voluntary", "free-access"] as const;
export type DutyName = (typeof dutyNames)[number];

/** Orders of the overview of the alliance; a minus turns one round. */
export const overviewSorts = ["name", "-name", "since", "-since"] as const;
export type OverviewSort = (typeof overviewSorts)[number];
export const overviewPageSize = 50;
/** Beyond this many the overview says "more than": nobody waits for an exact count. */
export const overviewCountMax = 1_000;

/** Why a host is not in order; no reason means that it is. */
export const probeReasons = [
  "dns",
  "refused-address",
  "timeout",
  "refused",
  "certificate-expired",
  "certificate-name",
  "certificate-untrusted",
  "tls",
  "network",
] as const;
export type ProbeReason = (typeof probeReasons)[number];
