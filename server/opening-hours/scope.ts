import { and, asc, eq, gte } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { openingClosing, openingHoliday, openingHours } from "#db/schema/opening-hours.ts";
import type { CallFacts } from "#db/terms/instruction-limits.ts";
import { closingDaysMax, type OpenTimes, usualWeek } from "#db/terms/opening-hours.ts";
import type { Access } from "#server/access/access.ts";
import type { Permission } from "#server/access/permissions.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";

/** What a change of the times returns to who composes it with what follows in the same transaction. */
export type TimesChanged<R> = { result: R; line: AuditLine };

/** Whom patients call, as the practice told; without hours of its own nothing. */
export function callFactsOf(own: CallFacts | undefined): CallFacts {
  return { phone: own?.phone ?? "", coverName: own?.coverName ?? "", coverPhone: own?.coverPhone ?? "" };
}

/** What a practice stored, and what follows from it. Closings and holidays of the last months count for clocks that are running. */
export async function loadOpeningHours(tx: Transaction, { organizationId }: Access<Permission>, now: Date) {
  const since = addDays(dutchDay(now), -closingDaysMax);
  const [[own], closings, decisions] = await Promise.all([
    tx.select().from(openingHours).where(eq(openingHours.organizationId, organizationId)),
    tx
      .select()
      .from(openingClosing)
      .where(and(eq(openingClosing.organizationId, organizationId), gte(openingClosing.endsOn, since)))
      .orderBy(asc(openingClosing.endsOn), asc(openingClosing.closingId)),
    tx
      .select()
      .from(openingHoliday)
      .where(and(eq(openingHoliday.organizationId, organizationId), gte(openingHoliday.day, since))),
  ]);
  const openHolidays = decisions.filter(({ isOpen }) => isOpen).map(({ day }) => day);
  const times: OpenTimes = {
    week: own?.week ?? usualWeek,
    closings: closings.map(({ startsOn, endsOn }) => ({ startsOn, endsOn })),
    openHolidays,
  };
  return { own, closings, decisions, times };
}
