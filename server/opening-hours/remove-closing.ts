import { and, eq } from "drizzle-orm";
import { openingClosing } from "#db/schema/opening-hours.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { RemoveClosingInput } from "./contract.ts";

/** Opens the practice again on the days of a closing. @throws NOT_FOUND when it was already removed. */
export function removeClosing(
  access: Access<"opening-hours.change">,
  { closingId }: RemoveClosingInput,
): Promise<void> {
  const { organizationId } = access;
  return change(access, async (tx) => {
    const [gone] = await tx
      .delete(openingClosing)
      .where(and(eq(openingClosing.organizationId, organizationId), eq(openingClosing.closingId, closingId)))
      .returning({ startsOn: openingClosing.startsOn, endsOn: openingClosing.endsOn });
    if (!gone) throw new DomainError("NOT_FOUND", "opening-hours.gone");
    const object = { type: "opening-closing", id: closingId };
    return { result: undefined, event: { event: "opening-hours.closing-removed", object, detail: gone } };
  });
}
