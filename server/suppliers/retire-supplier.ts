import { eq } from "drizzle-orm";
import { supplier } from "#db/schema/suppliers.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { RetireSupplierInput } from "./contract.ts";
import { supplierInUse } from "./scope.ts";

/** Removes a supplier from all choices. Organizations that chose it keep it, so nothing of theirs changes. */
export async function retireSupplier(
  access: Access<"supplier.maintain">,
  input: RetireSupplierInput,
  now = new Date(),
) {
  return change(access, async (tx) => {
    const { kind } = await supplierInUse(tx, input.supplierId);
    await tx.update(supplier).set({ retiredAt: now }).where(eq(supplier.supplierId, input.supplierId));
    return {
      result: { supplierId: input.supplierId },
      event: {
        event: "supplier.maintained",
        object: { type: "supplier", id: input.supplierId },
        detail: { act: "retired", kind },
      },
    };
  });
}
