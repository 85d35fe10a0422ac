import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import type { OpeningHours } from "./contract.ts";
import { holidaysToDecide } from "./rules.ts";
import { callFactsOf, loadOpeningHours } from "./scope.ts";

/** When the practice is open, who covers, and the closing days and holidays from today on. */
export async function getOpeningHours(access: Access<"opening-hours.read">, now = new Date()): Promise<OpeningHours> {
  const { own, closings, decisions, times } = await look(access, (tx) => loadOpeningHours(tx, access, now));
  const today = dutchDay(now);
  return {
    isOwn: own !== undefined,
    changedAt: own?.changedAt ?? null,
    week: times.week,
    ...callFactsOf(own),
    closings: closings
      .filter(({ endsOn }) => endsOn >= today)
      .map(({ closingId, startsOn, endsOn, description }) => ({ closingId, startsOn, endsOn, description })),
    holidays: holidaysToDecide(today, new Map(decisions.map(({ day, isOpen }) => [day, isOpen]))),
    times,
  };
}
