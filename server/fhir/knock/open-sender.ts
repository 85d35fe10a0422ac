import { type GatewayUse, type RefusalReason, sharingUses } from "#db/terms/gateways.ts";
import { grant } from "#server/access/access.ts";
import { type Client, systemActor } from "#server/access/actor.ts";
import { look } from "#server/access/look.ts";
import type { Sender } from "#server/fhir/sender.ts";
import type { RecognizedGateway, TrustedGateway } from "#server/gateways/contract.ts";
import { findPatientByBsn } from "#server/patients/find-by-bsn.ts";
import type { Claimed } from "./claims.ts";

type Uses = { ok: true; uses: GatewayUse[] } | { ok: false; reason: RefusalReason; diagnostics: string };

/** The name of a PGO by its host name, as the OAuthclientlist has it. */
export type KnownClient = (hostname: string) => Promise<string | null>;

/** What the services of a scope open here. A service with which something is shared stands alone. Pure. */
export function usesOf(trust: TrustedGateway, serviceIds: readonly string[]): Uses {
  const uses = serviceIds.map((id) => trust.services.filter((one) => one.serviceId === id).map((one) => one.use));
  if (uses.some((own) => own.length === 0)) {
    return { ok: false, reason: "service-unknown", diagnostics: "The scope names a service that is not trusted here" };
  }
  const sharing: readonly GatewayUse[] = sharingUses;
  if (serviceIds.length > 1 && uses.flat().some((use) => sharing.includes(use))) {
    return { ok: false, reason: "service-not-alone", diagnostics: "A token to share with names exactly one service" };
  }
  return { ok: true, uses: [...new Set(uses.flat())] };
}

/** Nobody's organization: looking somebody up there costs the same and finds nobody. */
const nowhere = "00000000-0000-0000-0000-000000000000";

type Known = {
  place: RecognizedGateway;
  uses: readonly GatewayUse[];
  bsn: string;
  claimed: Claimed;
  client: Client;
  nameClient: KnownClient;
};

/** The actor for a proven token, when the practice receives for this patient; null otherwise, after the same work. */
export async function openSender({ place, uses, bsn, claimed, client, nameClient }: Known): Promise<Sender | null> {
  const organizationId = place.own?.organizationId ?? nowhere;
  // Whether he still is one is asked again where something is written.
  const patient = await look(grant(systemActor("door", organizationId), "patient.find"), (_, raw) =>
    findPatientByBsn(raw, organizationId, bsn),
  );
  if (!place.own || !patient || patient.hasLeft) return null;
  const { patientId, familyName, birthDate } = patient;
  const pgoName = claimed.pgo === undefined ? null : ((await nameClient(claimed.pgo)) ?? claimed.pgo);
  return {
    patient: { patientId, familyName, birthDate },
    organizationName: place.own.organizationName,
    actor: {
      kind: "gateway",
      trustId: place.own.trustId,
      name: place.own.name,
      organizationId,
      patientId,
      uses,
      pgoName,
      client,
    },
  };
}
