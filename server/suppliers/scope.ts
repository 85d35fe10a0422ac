import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { supplier } from "#db/schema/suppliers.ts";
import type { SupplierKind } from "#db/terms/suppliers.ts";
import { DomainError } from "#server/errors.ts";

/** An active supplier of the requested kind, or NOT_FOUND. */
export async function supplierInUse(tx: Transaction, supplierId: string, kind?: SupplierKind) {
  const rows = await tx
    .select()
    .from(supplier)
    .where(and(eq(supplier.supplierId, supplierId), isNull(supplier.retiredAt)));
  const [row] = rows;
  if (!row) throw new DomainError("NOT_FOUND", "supplier.gone");
  if (kind && row.kind !== kind) throw new DomainError("INVALID", "supplier.not-a-record-system");
  return row;
}
