import type { GatewayActor } from "#server/access/actor.ts";
import type { JsonObject } from "./format/json.ts";

/** A FHIR resource as JSON; what else is in it is for whoever reads it to find out. */
export type Resource = JsonObject & { resourceType: string };

/** The patient that a token speaks for, as the practice knows him. Facts of a body are only held against these, never matched. */
export type KnownPatient = { patientId: string; familyName: string; birthDate: string };

/** Who knocks, proven by the token. */
export type Sender = { actor: GatewayActor; patient: KnownPatient; organizationName: string };
