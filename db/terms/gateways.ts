/**
 * What a DVA may do here, per service an organization trusts it with. The ids of MedMij services for sharing are not public, so the
 * mapping of ids to uses is configuration of the organization, never a constant.
 */
export const gatewayUses = [
  "share-measurements",
  "collect-measurements",
  "answer-questionnaires",
  "collect-replies",
  "ask-practice",
  "share-documents",
  "collect-documents",
] as const;
export type GatewayUse = (typeof gatewayUses)[number];

/** A service of an issuer, as named in the scope of its tokens, and the use it gives access to. */
export type GatewayService = { serviceId: string; use: GatewayUse };

/** Uses in which a patient shares something: a token for one of these names exactly one service. */
export const sharingUses = ["share-measurements", "share-documents"] as const satisfies readonly GatewayUse[];

export const fhirVersions = ["stu3", "r4"] as const;
export type FhirVersion = (typeof fhirVersions)[number];

export const fhirFormats = ["json", "xml"] as const;
export type FhirFormat = (typeof fhirFormats)[number];

/**
 * The content of a delivery, so that a timeline can name it without opening it. A delivery is written in this order whatever the order of
 * its entries, and named after the first kind it contains. A status change of a task precedes the answers that complete it, and a message the photos that came with it.
 */
export const deliveryKinds = [
  "measurements",
  "task-change",
  "questionnaire-response",
  "consult-message",
  "documents",
] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

/** Outcome of one entry of a delivery, or of a single resource. `issues` are those of an OperationOutcome. */
export type DeliveredEntry = {
  status: number;
  /** Id of the resource created, found or changed. */
  id?: string;
  versionId?: string;
  /** Only when the response is not the resource as sent with its id. */
  resource?: Record<string, unknown>;
  issues?: unknown[];
  acknowledgement?: string;
};

/** Why a DVA's request was refused before its body was read; codes for the log and the administrator's screen. */
export const refusalReasons = [
  "token-unreadable",
  "token-signature",
  "token-algorithm",
  "token-audience",
  "token-time",
  "token-claims",
  "patient-token",
  "service-unknown",
  "service-not-alone",
  "service-not-for-this",
  "not-receivable",
  // The token named the organization by a code or a name that nobody confirmed as its own.
  "tie-unconfirmed",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
