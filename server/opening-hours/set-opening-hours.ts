import type { Transaction } from "#db/client.ts";
import { openingHours } from "#db/schema/opening-hours.ts";
import type { Access } from "#server/access/access.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { SetOpeningHoursInput } from "./contract.ts";
import type { TimesChanged } from "./scope.ts";

/** Sets the hours of the week and who covers, from now on. */
export async function setOpeningHours(
  access: Access<"opening-hours.change">,
  tx: Transaction,
  input: SetOpeningHoursInput,
  now: Date,
): Promise<TimesChanged<void>> {
  const { organizationId } = access;
  const stored = { ...input, changedBy: personActing(access).personId, changedAt: now };
  await tx
    .insert(openingHours)
    .values({ organizationId, ...stored })
    .onConflictDoUpdate({ target: openingHours.organizationId, set: stored });
  const object = { type: "opening-hours", id: organizationId };
  const week = input.week.map(({ blocks }) => blocks.map(({ from, until }) => `${from}-${until}`).join(" "));
  return { result: undefined, line: { event: "opening-hours.changed", object, detail: { week } } };
}
