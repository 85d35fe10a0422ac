import { and, eq, isNull, ne } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { gatewayTrust } from "#db/schema/gateways.ts";
import { DomainError } from "#server/errors.ts";
import type { TrustGatewayInput } from "./contract.ts";

/** A trust in force, or NOT_FOUND. */
export async function trustInForce(tx: Transaction, organizationId: string, trustId: string) {
  const [row] = await tx
    .select()
    .from(gatewayTrust)
    .where(
      and(
        eq(gatewayTrust.organizationId, organizationId),
        eq(gatewayTrust.trustId, trustId),
        isNull(gatewayTrust.withdrawnAt),
      ),
    )
    .for("update");
  if (!row) throw new DomainError("NOT_FOUND", "gateway.gone");
  return row;
}

/** One issuer is trusted once, so that it is always clear what its token opens. `own`: the trust that is being changed. */
export async function assertIssuerFree(
  tx: Transaction,
  organizationId: string,
  issuer: string,
  own: string | null,
): Promise<void> {
  const [other] = await tx
    .select({ trustId: gatewayTrust.trustId })
    .from(gatewayTrust)
    .where(
      and(
        eq(gatewayTrust.organizationId, organizationId),
        eq(gatewayTrust.issuer, issuer),
        isNull(gatewayTrust.withdrawnAt),
        own === null ? undefined : ne(gatewayTrust.trustId, own),
      ),
    );
  if (other) throw new DomainError("CONFLICT", "gateway.issuer-known");
}

/** A service stands for one use only once. Where the keys lie is looked at by `checkKeyAddress`. */
export function assertServicesOnce({ services }: TrustGatewayInput): void {
  const ids = services.map((service) => `${service.serviceId} ${service.use}`);
  if (new Set(ids).size !== ids.length) throw new DomainError("INVALID", "gateway.service-twice");
}
