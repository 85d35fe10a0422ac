import { dutchClock, minuteOf } from "#server/calendar/clock.ts";
import { addDays, daysBetween } from "#server/calendar/days.ts";
import { momentOn } from "#server/calendar/moments.ts";
import type { CountableValue } from "#server/measurements/interpretation/rules.ts";
import { lowestWithin } from "#server/measurements/interpretation/weight-rules.ts";
import type { AlarmCondition } from "./contract.ts";

/** An alarm as agreed. Values measured or received before `agreedAt` never trigger it. */
export type AgreedAlarm = {
  alarmRuleId: string;
  condition: AlarmCondition;
  activeFrom: string;
  activeUntil: string;
  agreedAt: Date;
};

/** The values of a series that meet the alarm's condition, oldest first. */
export function valuesThatAlarm(alarm: AgreedAlarm, series: readonly CountableValue[]): CountableValue[] {
  const agreedOn = dutchClock(alarm.agreedAt).day;
  return series
    .filter((one) => (one.minute === null ? one.day >= agreedOn : one.at >= alarm.agreedAt))
    .filter((one) => meets(alarm.condition, one, series));
}

function meets(condition: AlarmCondition, one: CountableValue, series: readonly CountableValue[]): boolean {
  const { above, below, diastolicAbove, rise, riseHours } = condition;
  if (above !== undefined && one.value > above) return true;
  if (below !== undefined && one.value < below) return true;
  if (diastolicAbove !== undefined && one.diastolic !== null && one.diastolic > diastolicAbove) return true;
  if (rise === undefined || riseHours === undefined) return false;
  // Compared in tenths: 82.1 − 80.1 is 2, not 1.9999.
  return Math.round((one.value - lowestWithin(series, one, riseHours)) * 10) > Math.round(rise * 10);
}

/**
 * The first day of the silence an alarm is about, or null while there is none: the agreed number of whole days without a value, counted
 * from the day of the last value or of the agreement, whichever is later.
 */
export function silentSince(alarm: AgreedAlarm, series: readonly CountableValue[], now: Date): string | null {
  const { silentDays } = alarm.condition;
  if (silentDays === undefined) return null;
  const agreedOn = dutchClock(alarm.agreedAt).day;
  const last = series.at(-1)?.day ?? agreedOn;
  const from = last > agreedOn ? last : agreedOn;
  return daysBetween(from, dutchClock(now).day) >= silentDays ? addDays(from, 1) : null;
}

/**
 * When the receiver may be notified: now if within the active hours, otherwise when they next start. Hours may span midnight ("20:00" to
 * "06:00"); equal hours mean the whole day. Dutch wall-clock time, so daylight saving does not shift them.
 */
export function dueMoment(now: Date, activeFrom: string, activeUntil: string): Date {
  const { day, minute } = dutchClock(now);
  const [from, until] = [minuteOf(activeFrom), minuteOf(activeUntil)];
  const isActive = from <= until ? minute >= from && minute < until : minute >= from || minute < until;
  if (from === until || isActive) return now;
  return momentOn(minute < from ? day : addDays(day, 1), from);
}
