import { v7 as uuidv7 } from "uuid";
import { gatewayTrust } from "#db/schema/gateways.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { checkKeyAddress } from "./check-key-address.ts";
import type { TrustGatewayInput } from "./contract.ts";
import { assertIssuerFree, assertServicesOnce } from "./scope.ts";

/**
 * Makes the organization accept the tokens of this issuer, for these services only.
 * @throws CONFLICT when the issuer is already trusted, INVALID for a key URL without https.
 */
export async function trustGateway(
  access: Access<"gateway.trust">,
  input: TrustGatewayInput,
): Promise<{ trustId: string }> {
  const { organizationId, actor } = access;
  assertServicesOnce(input);
  await checkKeyAddress(input.jwksUrl);
  const trustId = uuidv7();
  return change(access, async (tx) => {
    await assertIssuerFree(tx, organizationId, input.issuer, null);
    await tx.insert(gatewayTrust).values({
      organizationId,
      trustId,
      ...input,
      trustedBy: actor.kind === "person" ? actor.personId : null,
      trustedAt: new Date(),
    });
    return {
      result: { trustId },
      event: {
        event: "gateway.trusted",
        object: { type: "gateway", id: trustId },
        detail: { issuer: input.issuer, services: input.services.map((one) => `${one.serviceId}:${one.use}`) },
      },
    };
  });
}
