import { randomUUID } from "node:crypto";
import { dutchClock } from "#server/calendar/dutch-clock.ts";

/**
 * Fills in what Nictiz leaves open in its test material: `${DATE, T, D, -5}` is five days (D; months M, years Y) before the day of the
 * test, `${DATETIME, …}` that moment, `${UUID-ST}` an address of its own.
 */
export function fillTestMaterial(text: string, now: Date): string {
  return text
    .replace(/\$\{(DATE|DATETIME), T, ([DMY]), ([+-]?\d{1,5})\}/g, (_, what, unit, count) => {
      const moment = shifted(now, unit, Number(count));
      return what === "DATETIME" ? moment.toISOString() : dutchClock(moment).day;
    })
    .replace(/\$\{UUID-ST\}/g, () => `urn:uuid:${randomUUID()}`);
}

function shifted(now: Date, unit: string, count: number): Date {
  const moment = new Date(now);
  if (unit === "D") moment.setUTCDate(moment.getUTCDate() + count);
  if (unit === "M") moment.setUTCMonth(moment.getUTCMonth() + count);
  if (unit === "Y") moment.setUTCFullYear(moment.getUTCFullYear() + count);
  return moment;
}
