import { and, eq, isNull, ne } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { gatewayTrust } from "#db/schema/gateways.ts";
import { env } from "#server/env.ts";
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

/** Keys come over https, except from the demo's own issuer on this machine; a service stands for one use. */
export function assertUsable({ jwksUrl, services }: TrustGatewayInput): void {
  const { protocol, hostname } = new URL(jwksUrl);
  const isOwnMachine = env().BALIE_DEMO && ["localhost", "127.0.0.1"].includes(hostname);
  if (protocol !== "https:" && !isOwnMachine) throw new DomainError("INVALID", "gateway.keys-need-https");
  const ids = services.map((service) => `${service.serviceId} ${service.use}`);
  if (new Set(ids).size !== ids.length) throw new DomainError("INVALID", "gateway.service-twice");
}
