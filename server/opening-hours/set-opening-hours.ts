import { openingHours } from "#db/schema/opening-hours.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { SetOpeningHoursInput } from "./contract.ts";

/** Sets the hours of the week and who covers, from now on. */
export function setOpeningHours(access: Access<"opening-hours.change">, input: SetOpeningHoursInput): Promise<void> {
  const { organizationId } = access;
  const stored = { ...input, changedBy: personActing(access).personId, changedAt: new Date() };
  return change(access, async (tx) => {
    await tx
      .insert(openingHours)
      .values({ organizationId, ...stored })
      .onConflictDoUpdate({ target: openingHours.organizationId, set: stored });
    const object = { type: "opening-hours", id: organizationId };
    const week = input.week.map(({ blocks }) => blocks.map(({ from, until }) => `${from}-${until}`).join(" "));
    return { result: undefined, event: { event: "opening-hours.changed", object, detail: { week } } };
  });
}
