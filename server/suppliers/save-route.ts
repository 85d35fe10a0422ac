import { supplierRoute } from "#db/schema/suppliers.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { SaveRouteInput } from "./contract.ts";
import { supplierInUse } from "./scope.ts";

/** Records that a gateway belongs to a record system, with the source. A system may have several. */
export async function saveRoute(access: Access<"supplier.maintain">, input: SaveRouteInput) {
  const { recordSystemId, gatewayId, source, sourceDate } = input;
  return change(access, async (tx) => {
    await supplierInUse(tx, recordSystemId, "record-system");
    await supplierInUse(tx, gatewayId, "gateway");
    await tx
      .insert(supplierRoute)
      .values(input)
      .onConflictDoUpdate({
        target: [supplierRoute.recordSystemId, supplierRoute.gatewayId],
        set: { source, sourceDate },
      });
    return {
      result: { recordSystemId, gatewayId },
      event: {
        event: "supplier.maintained",
        object: { type: "supplier", id: recordSystemId },
        detail: { act: "route-saved", gatewayId },
      },
    };
  });
}
