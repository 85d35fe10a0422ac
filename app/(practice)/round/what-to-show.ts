import type { MeasurementKind } from "#db/terms/measurements.ts";
import { attentionRanks } from "#db/terms/reviews.ts";
import type { PatientMeasurements } from "#server/measurements/series-contract.ts";
import type { OpenItem } from "#server/reviews/contract.ts";

const kindsUsual = 4;
const dayMs = 86_400_000;

/**
 * The series to look at: with open deliveries those with newest values or a reason to look, the most pressing first.
 * @param kindsMax infinite where all that is concluded must be seen.
 */
export function shownKinds(
  { kinds }: PatientMeasurements,
  items: readonly OpenItem[],
  kindsMax = kindsUsual,
): MeasurementKind[] {
  const arrived = items.filter((item) => item.kind === "measurements");
  if (arrived.length === 0) return [];
  const first = Math.min(...arrived.map((item) => item.arrivedAt.getTime()));
  const concerned = kinds.filter(
    (one) =>
      one.attention > attentionRanks.normal ||
      one.latest.some((value) => arrived.some((item) => item.itemId === value.deliveryId)) ||
      (one.lastAt !== null && one.lastAt.getTime() > first - 30 * dayMs),
  );
  return concerned.slice(0, kindsMax).map((one) => one.kind);
}

/** The day after tomorrow's closing is too late: a task is due on the next day that people work (weekends aside). */
export function nextWorkingDay(now: Date): string {
  const next = new Date(now.getTime() + dayMs);
  const weekday = next.getUTCDay();
  const days = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  return new Date(next.getTime() + days * dayMs).toISOString().slice(0, 10);
}
