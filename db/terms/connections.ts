/** What the register says of a practice. `unknown`: no list yet, or the list is too old to tell. */
export const connectionStates = ["connected", "incomplete", "not-found", "not-connected", "unknown"] as const;
export type ConnectionState = (typeof connectionStates)[number];

/** Why a state is `unknown`: no list was received yet, or the newest is too old to say anything about today. */
export const unknownReasons = ["no-list", "stale-list"] as const;
export type UnknownReason = (typeof unknownReasons)[number];

/** How a practice was connected to its register entry. */
export const connectionMethods = ["agb", "name", "person"] as const;
export type ConnectionMethod = (typeof connectionMethods)[number];

/**
 * How it was proved that an organization is who its AGB code or register name says. `operator`: whoever runs Balie vouched with the
 * command on the server. An own choice of 2026-11-30: no agreement of MedMij says how to prove this to a party behind a DVA.
 */
export const tieProofs = ["called-back", "gateway-statement", "signed-letter", "operator"] as const;
export type TieProof = (typeof tieProofs)[number];
/** Those that alliance staff can have seen. */
export const shownProofs = ["called-back", "gateway-statement", "signed-letter"] as const satisfies readonly TieProof[];

/** What makes tokens that name a tie reach its organization: a proof that a person saw, the link list, or nothing yet. */
export const tieBases = ["proof", "link-list", "none"] as const;
export type TieBasis = (typeof tieBases)[number];

/** Which ties the alliance's list shows: `open` are those that nobody confirmed, and those that two organizations claim. */
export const tieShows = ["open", "contested", "confirmed"] as const;
export type TieShow = (typeof tieShows)[number];
export const tiePageSize = 50;

/** The questions of the decision tree, in order. */
export const caseQuestions = ["has-gateway", "in-register"] as const;
export type CaseQuestion = (typeof caseQuestions)[number];

/** `programme`: arranged in the OPEN programme (2019–2022); a connection may have lapsed since, so the register is still checked. */
export const caseAnswers = ["yes", "no", "unknown", "programme"] as const;
export type CaseAnswer = (typeof caseAnswers)[number];

/** What the register showed when a question was answered, and in which list version. */
export type RegisterEvidence = {
  state: ConnectionState;
  versionId: string | null;
  serial: number | null;
  stampedAt: string | null;
};

/** Next steps that follow from answers. */
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

/** Dimensions by which connected organizations are counted; `all` has the empty key. */
export const adoptionDimensions = ["all", "kind", "record-system", "gateway", "service"] as const;
export type AdoptionDimension = (typeof adoptionDimensions)[number];

/** The direction of a data service: from practice to patient, from patient to practice, or unspecified. */
export const serviceDirections = ["collect", "share", "unknown"] as const;
export type ServiceDirection = (typeof serviceDirections)[number];

/**
 * Why a data service is expected. `required`: without it the connection is incomplete; `usual`: recommended; `prescription`: any one of
 * these makes the prescription visible.
 */
export const expectationNeeds = ["required", "usual", "prescription"] as const;
export type ExpectationNeed = (typeof expectationNeeds)[number];

/** Kinds of organization with a connection of their own. */
export const connectingKinds = ["practice", "pharmacy"] as const;
export type ConnectingKind = (typeof connectingKinds)[number];

/** The basis of a duty: law, an agreement between parties, or expected and not binding yet. */
export const dutyBases = ["law", "agreement", "expected"] as const;
export type DutyBasis = (typeof dutyBases)[number];

export const dutyNames = ["prescription-visible", "records-available", "less-voluntary", "free-access"] as const;
export type DutyName = (typeof dutyNames)[number];

/** Sort orders of the alliance overview; a minus reverses one. */
export const overviewSorts = ["name", "-name", "since", "-since"] as const;
export type OverviewSort = (typeof overviewSorts)[number];
export const overviewPageSize = 50;
/** Above this the overview says "more than": an exact count is not worth the wait. */
export const overviewCountMax = 1_000;

/** Why a host fails its probe; no reason means that it passes. */
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
