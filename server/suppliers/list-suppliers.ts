import { asc, eq, isNull } from "drizzle-orm";
import { supplier, supplierRoute } from "#db/schema/suppliers.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { RouteFacts, SupplierFacts } from "./contract.ts";

/** All active suppliers, and which gateway belongs to which record system; a system without a route is "not known". */
export async function listSuppliers(
  access: Access<"supplier.list">,
): Promise<{ suppliers: SupplierFacts[]; routes: RouteFacts[] }> {
  return look(access, async (tx) => {
    const [suppliers, routes] = await Promise.all([
      tx
        .select({
          supplierId: supplier.supplierId,
          kind: supplier.kind,
          name: supplier.name,
          email: supplier.email,
          website: supplier.website,
          hostEndings: supplier.hostEndings,
          labelState: supplier.labelState,
          source: supplier.source,
          sourceDate: supplier.sourceDate,
        })
        .from(supplier)
        .where(isNull(supplier.retiredAt))
        .orderBy(asc(supplier.name)),
      tx
        .select({
          recordSystemId: supplierRoute.recordSystemId,
          gatewayId: supplierRoute.gatewayId,
          gatewayName: supplier.name,
          source: supplierRoute.source,
          sourceDate: supplierRoute.sourceDate,
        })
        .from(supplierRoute)
        .innerJoin(supplier, eq(supplier.supplierId, supplierRoute.gatewayId))
        .where(isNull(supplier.retiredAt))
        .orderBy(asc(supplier.name)),
    ]);
    return { suppliers, routes };
  });
}
