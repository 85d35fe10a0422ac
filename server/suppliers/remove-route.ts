import { and, eq } from "drizzle-orm";
import { supplierRoute } from "#db/schema/suppliers.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { RemoveRouteInput } from "./contract.ts";

/** Removes the link between a gateway and a record system: it becomes "not known" again. */
export async function removeRoute(access: Access<"supplier.maintain">, input: RemoveRouteInput) {
  const { recordSystemId, gatewayId } = input;
  return change(access, async (tx) => {
    const removed = await tx
      .delete(supplierRoute)
      .where(and(eq(supplierRoute.recordSystemId, recordSystemId), eq(supplierRoute.gatewayId, gatewayId)))
      .returning({ gatewayId: supplierRoute.gatewayId });
    if (removed.length === 0) throw new DomainError("NOT_FOUND", "supplier.gone");
    return {
      result: { recordSystemId, gatewayId },
      event: {
        event: "supplier.maintained",
        object: { type: "supplier", id: recordSystemId },
        detail: { act: "route-removed", gatewayId },
      },
    };
  });
}
