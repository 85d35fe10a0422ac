import { and, eq } from "drizzle-orm";
import { gatewayTrust } from "#db/schema/gateways.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { checkKeyAddress } from "./check-key-address.ts";
import type { ChangeTrustInput } from "./contract.ts";
import { assertIssuerFree, assertServicesOnce, trustInForce } from "./scope.ts";

/** Changes the facts of a trusted DVA; the FHIR server follows within seconds. */
export async function changeTrust(access: Access<"gateway.trust">, input: ChangeTrustInput): Promise<void> {
  const { organizationId } = access;
  const { trustId, ...facts } = input;
  assertServicesOnce(facts);
  await checkKeyAddress(facts.jwksUrl);
  return change(access, async (tx) => {
    await trustInForce(tx, organizationId, trustId);
    await assertIssuerFree(tx, organizationId, facts.issuer, trustId);
    await tx
      .update(gatewayTrust)
      .set(facts)
      .where(and(eq(gatewayTrust.organizationId, organizationId), eq(gatewayTrust.trustId, trustId)));
    return {
      result: undefined,
      event: {
        event: "gateway.changed",
        object: { type: "gateway", id: trustId },
        detail: { issuer: facts.issuer, services: facts.services.map((one) => `${one.serviceId}:${one.use}`) },
      },
    };
  });
}
