import type { GatewayActor } from "#server/access/actor.ts";

/** The patient that a token speaks for, as the practice knows them. What a body says of a person is compared with this, never matched on. */
export type KnownPatient = {
  patientId: string;
  familyName: string;
  birthDate: string;
  /** Ids of those who were merged into this patient: a PGO may still refer to one. */
  formerIds: readonly string[];
};

/** An authenticated DVA, and the patient on whose behalf it sends. */
export type Sender = { actor: GatewayActor; patient: KnownPatient; organizationName: string };

/** Whether this is the id of the patient of the token, now or before a merge. */
export function isOwnId(id: string | null, { patientId, formerIds }: KnownPatient): boolean {
  return id !== null && [patientId, ...formerIds].includes(id);
}
