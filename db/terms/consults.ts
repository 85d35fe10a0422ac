/** Whose move it is. `nobody`: it is closed, or went on in another consult. */
export type ConsultTurn = "practice" | "patient" | "nobody";

/** Where a consult stands in the inbox of one person. A consult is in exactly one of these; one that was merged into another is in none. */
export const consultViews = ["unassigned", "mine", "team", "waiting-for-patient", "later", "closed"] as const;
export type ConsultView = (typeof consultViews)[number];

/** What the inbox shows: those, and beside them what waits for the reader's approval, and the closed ones of which the HIS lacks something. */
export const inboxViews = [...consultViews, "to-take-over", "to-approve"] as const;
export type InboxView = (typeof inboxViews)[number];

/** As what one conversation leaves Balie. */
export const conversationFormats = ["pdf", "fhir"] as const;
export type ConversationFormat = (typeof conversationFormats)[number];

/**
 * `correction-request`: the MedMij dossierwijzigingsverzoek, with a term and a decision of its own. `shared-document`: photos or documents
 * that came without a message (MedMij services for images and PDF/A).
 */
export const consultKinds = ["e-consult", "correction-request", "shared-document"] as const;
export type ConsultKind = (typeof consultKinds)[number];

/** Why a consult was closed. */
export const closeReasons = ["answered", "referred", "appointment", "phone-call", "not-for-us"] as const;
export type CloseReason = (typeof closeReasons)[number];

/** What of a PGO a question can be recognised to be about. */
export const technicalCauses = ["sign-in", "missing-data", "sharing", "account", "app-fault"] as const;
export type TechnicalCause = (typeof technicalCauses)[number];

/** What a question was about that the practice closed as `not-for-us`. */
export const referralCauses = [...technicalCauses, "other"] as const;
export type ReferralCause = (typeof referralCauses)[number];

/** What the practice decided about a request to correct the record. */
export const correctionDecisions = ["carried-out", "carried-out-in-part", "refused"] as const;
export type CorrectionDecision = (typeof correctionDecisions)[number];

/** What a message of the practice does once it is sent. */
export const messageEffects = ["answers", "asks-back", "closes"] as const;

/** A message of the practice that was not sent yet; `held`: a person looks first. */
export const unsentStates = ["scheduled", "held"] as const;

/**
 * Why a message that was to go out later waits for a person: more was said since, somebody took it back to change it, its writer may not write
 * to this patient any more, a notice can put the patient in danger, or the patient left.
 */
export const holdReasons = ["more-was-said", "taken-back", "writer-may-not", "no-notices", "patient-left"] as const;
export type HoldReason = (typeof holdReasons)[number];

/** Who may approve what a colleague wrote to a patient: who prescribes, or dispenses on it. Own choice, 2026-12-01. */
export const approverRoles = ["general-practitioner", "pharmacist"] as const;

/** A text for which approval is asked; `given-back`: with a question, to who wrote it. */
export const approvalStates = ["asked", "given-back", "approved"] as const;
export type ApprovalState = (typeof approvalStates)[number];

/** How far ahead a message can be planned. Own choice, 2026-11-30: what is meant for later than a season is a task, not a letter. */
export const plannedDaysMax = 90;

/** Shortest reason for a decision that can be one. Own choice, 2026-11-30: it refuses a single letter, and judges no content. */
export const decisionReasonMin = 10;
/** Longest one: with the letter around it, it still is a message that a patient reads to the end. Own choice, 2026-11-30. */
export const decisionReasonMax = 1_200;

/**
 * Within which time the practice answers. `working-days`: until closing time of the day on which that many days with open hours have come
 * after the day of receipt. `open-hours`: that many hours of open time after the moment of receipt.
 */
export type AnswerPromise = { unit: "working-days" | "open-hours"; count: number };

/** A promise for each day of the week, Monday first, by the Dutch day of receipt. */
export type PromiseWeek = readonly AnswerPromise[];

/** Applies until a practice makes its own promise. Own choice, 2026-11-30; it is not a norm. */
export const usualPromise: AnswerPromise = { unit: "working-days", count: 2 };

/** Length of the reason for which a consult is urgent: a few words that stand in the list. */
export const urgentReasonLength = { min: 3, max: 200 } as const;

/** Maximum length of a note among colleagues. */
export const noteLengthMax = 4_000;
