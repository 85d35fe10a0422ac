import type { MeasurementKind } from "#db/terms/measurements.ts";
import { type AttentionReason, attentionRanks } from "#db/terms/reviews.ts";
import { seriesDaysMax } from "#server/measurements/contract.ts";
import type { PatientMeasurements } from "#server/measurements/series-contract.ts";
import type { DeliveredKind } from "#server/reviews/contract.ts";

const kindsUsual = 4;
const daysUsual = 30;
const dayMs = 86_400_000;

/**
 * The series to look at: all of which something came in, and then the most pressing of the others while there is room. Those that the
 * reasons name stand in that order.
 */
export function shownKinds(
  { kinds }: PatientMeasurements,
  delivered: readonly DeliveredKind[],
  reasons: readonly Pick<AttentionReason, "about">[] = [],
): MeasurementKind[] {
  if (delivered.length === 0) return [];
  const arrived = delivered.map(({ kind }) => kind);
  const known = kinds.map(({ kind }) => kind);
  const first = [...known.filter((kind) => arrived.includes(kind)), ...arrived.filter((kind) => !known.includes(kind))];
  const others = kinds.filter((one) => !arrived.includes(one.kind) && one.attention > attentionRanks.normal);
  const named = [...new Set(reasons.map(({ about }) => about))];
  const place = (kind: MeasurementKind) => (named.includes(kind) ? named.indexOf(kind) : named.length);
  first.sort((one, other) => place(one) - place(other));
  return [...first, ...others.map(({ kind }) => kind).slice(0, Math.max(0, kindsUsual - first.length))];
}

/** How far back a series is shown: to the oldest value that is new, and a month at least. */
export function daysShown(kind: MeasurementKind, delivered: readonly DeliveredKind[], now: Date): number {
  const own = delivered.find((one) => one.kind === kind);
  const days = own ? Math.ceil((now.getTime() - own.oldestAt.getTime()) / dayMs) + 1 : daysUsual;
  return Math.min(Math.max(days, daysUsual), seriesDaysMax);
}

/** The day after tomorrow's closing is too late: a task is due on the next day that people work (weekends aside). */
export function nextWorkingDay(now: Date): string {
  const next = new Date(now.getTime() + dayMs);
  const weekday = next.getUTCDay();
  const days = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  return new Date(next.getTime() + days * dayMs).toISOString().slice(0, 10);
}
