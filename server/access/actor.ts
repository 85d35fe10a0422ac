import type { GatewayUse } from "#db/terms/gateways.ts";
import type { OrganizationKind } from "#db/terms/organizations.ts";
import { systemOrganizationId } from "#db/terms/organizations.ts";
import type { Role } from "#db/terms/people.ts";

/** Where a request came from; written in the log, never elsewhere. */
export type Client = { address: string | null; agent: string | null };

/** A person who is signed in and works for one organization. */
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
  client: Client;
};

/** The worker and the commands, acting for one organization (or for Balie itself). */
export type SystemActor = { kind: "system"; name: string; organizationId: string };

/** Somebody without an account, on a public page. */
export type AnonymousActor = {
  kind: "anonymous";
  client: Client;
  /** Whose door was tried, when that is known: a failed sign-in belongs in the log of that organization. */
  organizationId?: string;
};

/** A DVA, on behalf of one patient's PGO. Made by the door after it checked the token; believed about nothing the token does not say. */
export type GatewayActor = {
  kind: "gateway";
  trustId: string;
  /** The name under which the organization trusts it. */
  name: string;
  organizationId: string;
  /** The patient that the token speaks for. */
  patientId: string;
  /** What the services in the token's scope open. */
  uses: readonly GatewayUse[];
  pgoName: string | null;
  client: Client;
};

export type Actor = PersonActor | SystemActor | GatewayActor | AnonymousActor;

/** The worker, acting as Balie itself or for one organization. */
export function systemActor(name: string, organizationId: string = systemOrganizationId): SystemActor {
  return { kind: "system", name, organizationId };
}
