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
