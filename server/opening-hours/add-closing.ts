import { and, count, eq, gte } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { openingClosing } from "#db/schema/opening-hours.ts";
import { closingsMax } from "#db/terms/opening-hours.ts";
import type { Access } from "#server/access/access.ts";
import { personActing } from "#server/access/person-acting.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { DomainError } from "#server/errors.ts";
import type { AddClosingInput } from "./contract.ts";
import type { TimesChanged } from "./scope.ts";

/** Closes the practice on these days. @throws INVALID when they are over, or when there are too many closings still to come. */
export async function addClosing(
  access: Access<"opening-hours.change">,
  tx: Transaction,
  input: AddClosingInput,
  now: Date,
): Promise<TimesChanged<{ closingId: string }>> {
  const { organizationId } = access;
  const today = dutchDay(now);
  if (input.endsOn < today) throw new DomainError("INVALID", "opening-hours.over");
  const addedBy = personActing(access).personId;
  const closingId = uuidv7();
  const [coming] = await tx
    .select({ count: count() })
    .from(openingClosing)
    .where(and(eq(openingClosing.organizationId, organizationId), gte(openingClosing.endsOn, today)));
  if (coming && coming.count >= closingsMax) throw new DomainError("INVALID", "opening-hours.too-many");
  await tx.insert(openingClosing).values({ organizationId, closingId, ...input, addedBy, addedAt: now });
  const object = { type: "opening-closing", id: closingId };
  const { startsOn, endsOn } = input;
  return {
    result: { closingId },
    line: { event: "opening-hours.closing-added", object, detail: { startsOn, endsOn } },
  };
}
