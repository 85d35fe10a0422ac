import { and, eq, isNull } from "drizzle-orm";
import { gatewayTrust } from "#db/schema/gateways.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { Trust } from "./contract.ts";

/** Whom this organization trusts now. */
export async function findTrusts(access: Access<"gateway.recognize">): Promise<Trust[]> {
  return look(access, (tx) =>
    tx
      .select({
        trustId: gatewayTrust.trustId,
        name: gatewayTrust.name,
        issuer: gatewayTrust.issuer,
        jwksUrl: gatewayTrust.jwksUrl,
        audience: gatewayTrust.audience,
        services: gatewayTrust.services,
      })
      .from(gatewayTrust)
      .where(and(eq(gatewayTrust.organizationId, access.organizationId), isNull(gatewayTrust.withdrawnAt))),
  );
}
