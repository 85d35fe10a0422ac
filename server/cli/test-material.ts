import { randomUUID } from "node:crypto";
import { dutchDay } from "#server/calendar/clock.ts";
import { daysLater, monthsLater } from "#server/calendar/moments.ts";

/**
 * Fills the placeholders in Nictiz's test material: `${DATE, T, D, -5}` is five days (D; M for months, Y for years)
 * before today, `${DATETIME, …}` the same as a dateTime, `${UUID-ST}` a new urn:uuid.
 */
export function fillTestMaterial(text: string, now: Date): string {
  return text
    .replace(/\$\{(DATE|DATETIME), T, ([DMY]), ([+-]?\d{1,5})\}/g, (_, what, unit, count) => {
      const moment = shifted(now, unit, Number(count));
      return what === "DATETIME" ? moment.toISOString() : dutchDay(moment);
    })
    .replace(/\$\{UUID-ST\}/g, () => `urn:uuid:${randomUUID()}`);
}

function shifted(now: Date, unit: string, count: number): Date {
  if (unit === "D") return daysLater(now, count);
  return monthsLater(now, unit === "Y" ? count * 12 : count);
}
