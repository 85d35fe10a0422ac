import type { GatewayUse } from "#db/terms/gateways.ts";
import type { OrganizationKind } from "#db/terms/organizations.ts";
import { systemOrganizationId } from "#db/terms/organizations.ts";
import type { Role } from "#db/terms/people.ts";
import type { ActingRepresentative } from "#db/terms/representation.ts";

/** Where a request came from. Stored in the audit log only. */
export type Client = { address: string | null; agent: string | null };

/** A signed-in person, working for one organization. */
export type PersonActor = {
  kind: "person";
  personId: string;
  name: string;
  sessionId: string;
  organizationId: string;
  organizationKind: OrganizationKind;
  roles: readonly Role[];
  /** Whether this session passed a second factor. */
  hasSecondFactor: boolean;
  /** When they last showed who they are in this session; null when they have not. */
  provedAt: Date | null;
  client: Client;
};

/** The worker or a command, acting for one organization or for Balie itself. */
export type SystemActor = { kind: "system"; name: string; organizationId: string };

/** A visitor without an account, on a public page. */
export type AnonymousActor = {
  kind: "anonymous";
  client: Client;
  /** The organization where they tried to sign in, if known: a failed sign-in belongs in its log. */
  organizationId?: string;
};

/**
 * A DVA, on behalf of one patient's PGO. Created by the FHIR server from a verified token; holds only what the token
 * proves.
 */
export type GatewayActor = {
  kind: "gateway";
  trustId: string;
  /** The name under which the organization trusts the DVA. */
  name: string;
  organizationId: string;
  /** The patient named in the token. */
  patientId: string;
  /** The uses covered by the services in the token's scope. */
  uses: readonly GatewayUse[];
  /** Who acts for the patient, on a ground that is in force; null: the patient. */
  representative: ActingRepresentative | null;
  pgoName: string | null;
  client: Client;
};

export type Actor = PersonActor | SystemActor | GatewayActor | AnonymousActor;

/** The client of the actor; empty for the worker. */
export function clientOf(actor: Actor): Client {
  return actor.kind === "system" ? { address: null, agent: null } : actor.client;
}

/** The worker, acting for one organization or, by default, for Balie itself. */
export function systemActor(name: string, organizationId: string = systemOrganizationId): SystemActor {
  return { kind: "system", name, organizationId };
}
