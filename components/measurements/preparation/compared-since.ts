import { dutchDay } from "#server/calendar/clock.ts";
import { startOfDay } from "#server/calendar/moments.ts";

type Reviewed = { reviewedAt: Date };

/**
 * The moment with which a consult is compared. A day on which somebody concluded counts from that conclusion, any other day from its
 * beginning. Without a day asked for: the newest conclusion before today, so that the sheet says the same after today's round as before
 * it (own choice, 2026-11-30). Null: nobody concluded before today.
 * @param reviews newest first.
 * @param asked a Dutch day; one after today is ignored.
 */
export function comparedSince(
  reviews: readonly Reviewed[],
  { asked, today }: { asked: string | null; today: string },
): Date | null {
  const dayOf = ({ reviewedAt }: Reviewed) => dutchDay(reviewedAt);
  if (asked === null || asked > today) return reviews.find((one) => dayOf(one) < today)?.reviewedAt ?? null;
  return reviews.find((one) => dayOf(one) === asked)?.reviewedAt ?? startOfDay(asked);
}
