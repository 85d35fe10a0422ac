import { and, eq, isNull, ne } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { gatewayTrust } from "#db/schema/gateways.ts";
import { DomainError } from "#server/errors.ts";
import type { TrustGatewayInput } from "./contract.ts";

/** An active trust, or NOT_FOUND. */
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

/**
 * An issuer is trusted once per organization, so that the scope of its tokens is unambiguous. `own`: the trust being
 * changed.
 */
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

/** A service has each use at most once. The URL of the keys is checked by `checkKeyAddress`. */
export function assertServicesOnce({ services }: TrustGatewayInput): void {
  const ids = services.map((service) => `${service.serviceId} ${service.use}`);
  if (new Set(ids).size !== ids.length) throw new DomainError("INVALID", "gateway.service-twice");
}
