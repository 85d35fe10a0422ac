import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { openingClosing } from "#db/schema/opening-hours.ts";
import type { Access } from "#server/access/access.ts";
import { DomainError } from "#server/errors.ts";
import type { RemoveClosingInput } from "./contract.ts";
import type { TimesChanged } from "./scope.ts";

/** Opens the practice again on the days of a closing. @throws NOT_FOUND when it was already removed. */
export async function removeClosing(
  access: Access<"opening-hours.change">,
  tx: Transaction,
  { closingId }: RemoveClosingInput,
): Promise<TimesChanged<void>> {
  const { organizationId } = access;
  const [gone] = await tx
    .delete(openingClosing)
    .where(and(eq(openingClosing.organizationId, organizationId), eq(openingClosing.closingId, closingId)))
    .returning({ startsOn: openingClosing.startsOn, endsOn: openingClosing.endsOn });
  if (!gone) throw new DomainError("NOT_FOUND", "opening-hours.gone");
  const object = { type: "opening-closing", id: closingId };
  return { result: undefined, line: { event: "opening-hours.closing-removed", object, detail: gone } };
}
