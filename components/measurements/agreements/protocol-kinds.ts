import type { MeasurementKind, ProtocolKind } from "#db/terms/measurements.ts";
import { dutchClock, minuteOf } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";

/** The measurement protocol for each kind of measurement. */
export const protocolKindOf: Partial<Record<MeasurementKind, ProtocolKind>> = {
  "blood-pressure": "home-blood-pressure",
  "body-weight": "weight-watch",
  "blood-glucose": "glucose-profile",
};

/**
 * When the first reading of a day is due. Blood pressure: from six in the morning, as its instructions say. For the
 * others no source names an hour; seven is our own choice (2026-11-30).
 */
const firstMoments: Record<ProtocolKind, string> = {
  "home-blood-pressure": "06:00",
  "weight-watch": "07:00",
  "glucose-profile": "07:00",
};

/** The first day to propose: today while its first reading is still to come, else tomorrow, so that no day begins half. */
export function firstDayOf(kind: ProtocolKind, now: Date): string {
  const { day, minute } = dutchClock(now);
  return minute < minuteOf(firstMoments[kind]) ? day : addDays(day, 1);
}
