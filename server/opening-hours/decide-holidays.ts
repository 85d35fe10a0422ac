import { openingHoliday } from "#db/schema/opening-hours.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import type { DecideHolidaysInput } from "./contract.ts";
import { areHolidays } from "./rules.ts";

/** Confirms these holidays as closed, or opens the practice on them. @throws INVALID for a day that is no public holiday. */
export async function decideHolidays(
  access: Access<"opening-hours.change">,
  { days, isOpen }: DecideHolidaysInput,
): Promise<void> {
  const { organizationId } = access;
  if (!areHolidays(days)) throw new DomainError("INVALID", "opening-hours.no-holiday");
  const decided = { isOpen, decidedBy: personActing(access).personId, decidedAt: new Date() };
  return change(access, async (tx) => {
    await tx
      .insert(openingHoliday)
      .values([...new Set(days)].map((day) => ({ organizationId, day, ...decided })))
      .onConflictDoUpdate({ target: [openingHoliday.organizationId, openingHoliday.day], set: decided });
    const object = { type: "opening-hours", id: organizationId };
    return { result: undefined, event: { event: "opening-hours.holidays-decided", object, detail: { days, isOpen } } };
  });
}
