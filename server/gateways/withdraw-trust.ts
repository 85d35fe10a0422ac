import { and, eq } from "drizzle-orm";
import { gatewayTrust } from "#db/schema/gateways.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { WithdrawTrustInput } from "./contract.ts";
import { trustInForce } from "./scope.ts";

/** Ends the trust in a DVA; what it delivered stays. The FHIR server follows within seconds. */
export async function withdrawTrust(access: Access<"gateway.trust">, { trustId }: WithdrawTrustInput): Promise<void> {
  const { organizationId, actor } = access;
  return change(access, async (tx) => {
    await trustInForce(tx, organizationId, trustId);
    await tx
      .update(gatewayTrust)
      .set({ withdrawnAt: new Date(), withdrawnBy: actor.kind === "person" ? actor.personId : null })
      .where(and(eq(gatewayTrust.organizationId, organizationId), eq(gatewayTrust.trustId, trustId)));
    return {
      result: undefined,
      event: { event: "gateway.withdrawn", object: { type: "gateway", id: trustId }, detail: {} },
    };
  });
}
