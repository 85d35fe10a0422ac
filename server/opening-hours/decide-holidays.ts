import type { Transaction } from "#db/client.ts";
import { openingHoliday } from "#db/schema/opening-hours.ts";
import type { Access } from "#server/access/access.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import type { DecideHolidaysInput } from "./contract.ts";
import { areHolidays } from "./rules.ts";
import type { TimesChanged } from "./scope.ts";

/** Confirms these holidays as closed, or opens the practice on them. @throws INVALID for a day that is no public holiday. */
export async function decideHolidays(
  access: Access<"opening-hours.change">,
  tx: Transaction,
  { days, isOpen }: DecideHolidaysInput,
  now: Date,
): Promise<TimesChanged<void>> {
  const { organizationId } = access;
  if (!areHolidays(days)) throw new DomainError("INVALID", "opening-hours.no-holiday");
  const decided = { isOpen, decidedBy: personActing(access).personId, decidedAt: now };
  await tx
    .insert(openingHoliday)
    .values([...new Set(days)].map((day) => ({ organizationId, day, ...decided })))
    .onConflictDoUpdate({ target: [openingHoliday.organizationId, openingHoliday.day], set: decided });
  const object = { type: "opening-hours", id: organizationId };
  return { result: undefined, line: { event: "opening-hours.holidays-decided", object, detail: { days, isOpen } } };
}
