import { reviewConclusions } from "./reviews.ts";

/** Maximum length of a message to a patient. */
export const messageLengthMax = 2_000;

/** Maximum length of what a patient writes to the practice; more is refused, and nothing of it is cut off. Own choice, 2026-11-30. */
export const receivedLengthMax = 20_000;

/** What a message can be written for: a conclusion of the round, a measurement protocol or a reminder of one, an agreed alarm, or in a consult. */
export const messageOrigins = [
  "review",
  "measurement-protocol",
  "protocol-first-day",
  "protocol-half-way",
  "measurement-alarm-rule",
  "consult",
] as const;
export type MessageOrigin = (typeof messageOrigins)[number];

/** What a template can be meant for; so far the conclusions of the round. */
export const messageOccasions = [...reviewConclusions] as const;
export type MessageOccasion = (typeof messageOccasions)[number];

/** Delivery status of a message. Once a PGO has fetched it, it can no longer be withdrawn. */
export const deliveryStates = ["sent", "fetched", "withdrawn"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Who said it. `receipt`: the automatic message that what a patient wrote has come in; it is no answer. */
export const messageAuthors = ["practice", "patient", "receipt"] as const;
export type MessageAuthor = (typeof messageAuthors)[number];
