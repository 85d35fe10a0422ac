import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { supplier } from "#db/schema/suppliers.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { SaveSupplierInput } from "./contract.ts";
import { supplierInUse } from "./scope.ts";

/** Adds or changes a supplier; each fact has a source and its date. */
export async function saveSupplier(access: Access<"supplier.maintain">, input: SaveSupplierInput) {
  const { supplierId: known, email, website, ...facts } = input;
  const supplierId = known ?? uuidv7();
  return change(access, async (tx) => {
    if (known) await supplierInUse(tx, known, input.kind);
    const same = await tx
      .select({ supplierId: supplier.supplierId })
      .from(supplier)
      .where(
        and(
          eq(sql`lower(${supplier.name})`, input.name.toLowerCase()),
          eq(supplier.kind, input.kind),
          isNull(supplier.retiredAt),
          ne(supplier.supplierId, supplierId),
        ),
      );
    if (same.length > 0) throw new DomainError("CONFLICT", "supplier.name-taken");
    const row = { ...facts, email: email || null, website: website || null };
    await tx
      .insert(supplier)
      .values({ supplierId, ...row })
      .onConflictDoUpdate({ target: supplier.supplierId, set: row });
    return {
      result: { supplierId },
      event: {
        event: "supplier.maintained",
        object: { type: "supplier", id: supplierId },
        detail: { act: known ? "changed" : "added", kind: input.kind },
      },
    };
  });
}
