import { type GatewayUse, type RefusalReason, sharingUses } from "#db/terms/gateways.ts";
import { grant } from "#server/access/access.ts";
import { type Client, systemActor } from "#server/access/actor.ts";
import { look } from "#server/access/look.ts";
import type { Sender } from "#server/fhir/sender.ts";
import type { RecognizedGateway, TrustedGateway } from "#server/gateways/contract.ts";
import { findPatientByBsn } from "#server/patients/find-by-bsn.ts";
import { findActing } from "#server/patients/representatives/find-acting.ts";
import type { Claimed } from "./claims.ts";

type Uses = { ok: true; uses: GatewayUse[] } | { ok: false; reason: RefusalReason; diagnostics: string };

/** The name of a PGO by its host name, as the OAuthclientlist has it. */
export type KnownClient = (hostname: string) => Promise<string | null>;

/** The uses that the services of a scope open here. A service for sharing must be the only one in a token. Pure. */
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

/** No organization has this id: a lookup in it takes as long and finds nobody. */
const nowhere = "00000000-0000-0000-0000-000000000000";

type Known = {
  recognized: RecognizedGateway;
  uses: readonly GatewayUse[];
  bsn: string;
  claimed: Claimed;
  client: Client;
  nameClient: KnownClient;
};

/** The sender for a verified token; null, after the same work, when the practice receives nothing for this person. */
export async function openSender({
  recognized,
  uses,
  bsn,
  claimed,
  client,
  nameClient,
}: Known): Promise<Sender | null> {
  const organizationId = recognized.own?.organizationId ?? nowhere;
  const { act } = claimed;
  // A write checks again, in its transaction, that this is still a patient, and that who acts for them still may.
  const { patient, acting } = await look(grant(systemActor("fhir", organizationId), "patient.find"), async (_, raw) => {
    const found = await findPatientByBsn(raw, organizationId, bsn);
    const whose = { organizationId, patientId: found?.patientId ?? nowhere };
    return { patient: found, acting: act ? await findActing(raw, whose, act.sub, new Date()) : null };
  });
  if (!recognized.own || !patient || patient.hasLeft) return null;
  if (act && !acting) return null;
  const { patientId, familyName, birthDate, formerIds } = patient;
  const pgoName = claimed.pgo === undefined ? null : ((await nameClient(claimed.pgo)) ?? claimed.pgo);
  return {
    patient: { patientId, familyName, birthDate, formerIds },
    organizationName: recognized.own.organizationName,
    actor: {
      kind: "gateway",
      trustId: recognized.own.trustId,
      name: recognized.own.name,
      organizationId,
      patientId,
      uses,
      representative: act && acting ? { ...acting, stated: { name: act.name, relation: act.relation } } : null,
      pgoName,
      client,
    },
  };
}
