import type { MeasurementKind } from "#db/terms/measurements.ts";
import { type AttentionReason, attentionRanks } from "#db/terms/reviews.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { daysBetween } from "#server/calendar/days.ts";
import type { PatientMeasurements } from "#server/measurements/series/contract.ts";
import { seriesDaysMax } from "#server/measurements/series/contract.ts";
import type { DeliveredKind } from "#server/reviews/conclusion/contract.ts";

const kindsUsual = 4;
const daysUsual = 30;

/**
 * The kinds to show: every kind with new values, then those that need most attention, up to `kindsUsual` in all. Kinds
 * that the reasons name come first, in that order.
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

/** Days of a series to show: back to the oldest new value, at least `daysUsual`. */
export function daysShown(kind: MeasurementKind, delivered: readonly DeliveredKind[], now: Date): number {
  const own = delivered.find((one) => one.kind === kind);
  const days = own ? daysBetween(dutchDay(own.oldestAt), dutchDay(now)) + 1 : daysUsual;
  return Math.min(Math.max(days, daysUsual), seriesDaysMax);
}
