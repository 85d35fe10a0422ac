import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { serviceExpectation } from "#db/schema/catalogue.ts";
import { connectingKinds } from "#db/terms/connections.ts";
import type { SaveMeaningInput } from "./contract.ts";
import { expectationsWanted, nameOf } from "./rules.ts";

/**
 * Updates what a service counts as to the input, inside the caller's transaction. Unchanged rows keep their source.
 * Returns null when nothing changed, else the names before and after.
 */
export async function settleExpectations(
  tx: Transaction,
  input: Pick<SaveMeaningInput, "serviceId" | "counts" | "source" | "sourceDate">,
): Promise<{ before: string[]; after: string[] } | null> {
  const { serviceId, source, sourceDate } = input;
  const own = and(
    eq(serviceExpectation.serviceId, serviceId),
    inArray(serviceExpectation.organizationKind, [...connectingKinds]),
  );
  const stored = await tx.select().from(serviceExpectation).where(own).for("update");
  const wanted = expectationsWanted(serviceId, input.counts, stored);
  const before = stored.map(nameOf).sort();
  const after = wanted.map(nameOf).sort();
  if (before.join() === after.join()) return null;
  const added = wanted.filter((row) => !before.includes(nameOf(row)));
  for (const row of stored.filter((each) => !after.includes(nameOf(each)))) {
    await tx
      .delete(serviceExpectation)
      .where(
        and(
          own,
          eq(serviceExpectation.organizationKind, row.organizationKind),
          eq(serviceExpectation.need, row.need),
          eq(serviceExpectation.groupKey, row.groupKey),
        ),
      );
  }
  if (added.length > 0) {
    const rows = added.map((row) => ({ ...row, serviceId, source, sourceDate }));
    await tx.insert(serviceExpectation).values(rows).onConflictDoNothing();
  }
  return { before, after };
}
