/**
 * What a DVA may do at our door, per service that an organization trusts it with. The ids of MedMij services for sharing are not
 * public, so which id stands for which use is configuration of the organization, never a constant.
 */
export const gatewayUses = [
  "share-measurements",
  "collect-measurements",
  "answer-questionnaires",
  "collect-replies",
] as const;
export type GatewayUse = (typeof gatewayUses)[number];

/** A service of an issuer, as its tokens name it in their scope, and what it opens. */
export type GatewayService = { serviceId: string; use: GatewayUse };

/** Uses in which a patient hands something over: a token for one of these names exactly one service. */
export const sharingUses = ["share-measurements"] as const satisfies readonly GatewayUse[];

export const fhirVersions = ["stu3", "r4"] as const;
export type FhirVersion = (typeof fhirVersions)[number];

export const fhirFormats = ["json", "xml"] as const;
export type FhirFormat = (typeof fhirFormats)[number];

/** What a delivery held, so that a timeline can name it without opening it. */
export const deliveryKinds = ["measurements", "questionnaire-response", "task-change"] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

/** What became of one entry of a delivery, or of a resource that came alone. `issues` are those of an OperationOutcome. */
export type DeliveredEntry = {
  status: number;
  /** Of what was made, found or changed. */
  id?: string;
  versionId?: string;
  /** Only where the answer is not what was sent under its id. */
  resource?: Record<string, unknown>;
  issues?: unknown[];
};

/** Why a request of a DVA was refused before anybody looked at its body; codes for the log and the screen of the administrator. */
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
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
