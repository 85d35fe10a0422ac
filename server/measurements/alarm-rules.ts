import { addDays, daysBetween, dutchClock, minuteOf, momentOn } from "#server/calendar/dutch-clock.ts";
import type { AlarmCondition } from "./contract.ts";
import type { CountedValue } from "./series-rules.ts";
import { lowestWithin } from "./weight-rules.ts";

/** An alarm as agreed. `agreedAt`: what was measured or came before it does not interrupt anybody. */
export type AgreedAlarm = {
  alarmRuleId: string;
  condition: AlarmCondition;
  activeFrom: string;
  activeUntil: string;
  agreedAt: Date;
};

/** The values of a series that meet an agreed condition, oldest first. */
export function valuesThatAlarm(alarm: AgreedAlarm, series: readonly CountedValue[]): CountedValue[] {
  const agreedOn = dutchClock(alarm.agreedAt).day;
  return series
    .filter((one) => (one.minute === null ? one.day >= agreedOn : one.at >= alarm.agreedAt))
    .filter((one) => meets(alarm.condition, one, series));
}

function meets(condition: AlarmCondition, one: CountedValue, series: readonly CountedValue[]): boolean {
  const { above, below, secondAbove, rise, riseHours } = condition;
  if (above !== undefined && one.value > above) return true;
  if (below !== undefined && one.value < below) return true;
  if (secondAbove !== undefined && one.second !== null && one.second > secondAbove) return true;
  if (rise === undefined || riseHours === undefined) return false;
  // In tenths: 82.1 − 80.1 is 2, not 1.9999.
  return Math.round((one.value - lowestWithin(series, one, riseHours)) * 10) > Math.round(rise * 10);
}

/**
 * The first day of the silence that an alarm is about, or null while nothing is amiss: as many whole days as agreed without a
 * value, counted from the day of the last value, or from the agreement.
 */
export function silentSince(alarm: AgreedAlarm, series: readonly CountedValue[], now: Date): string | null {
  const { silentDays } = alarm.condition;
  if (silentDays === undefined) return null;
  const agreedOn = dutchClock(alarm.agreedAt).day;
  const last = series.at(-1)?.day ?? agreedOn;
  const from = last > agreedOn ? last : agreedOn;
  return daysBetween(from, dutchClock(now).day) >= silentDays ? addDays(from, 1) : null;
}

/**
 * When the receiver may be told: at once within the agreed hours, else when they begin next. Hours may pass midnight ("20:00" until
 * "06:00"); equal hours are the whole day. Dutch time, so a change of the clock moves with the wall.
 */
export function dueMoment(now: Date, activeFrom: string, activeUntil: string): Date {
  const { day, minute } = dutchClock(now);
  const [from, until] = [minuteOf(activeFrom), minuteOf(activeUntil)];
  const isActive = from <= until ? minute >= from && minute < until : minute >= from || minute < until;
  if (from === until || isActive) return now;
  return momentOn(minute < from ? day : addDays(day, 1), from);
}
