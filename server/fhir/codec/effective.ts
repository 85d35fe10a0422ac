import { dutchDay, minutesAhead } from "#server/calendar/clock.ts";
import { isDay } from "#server/calendar/days.ts";
import { noonOf } from "#server/calendar/moments.ts";

/** When something was measured. Without a time of day: that date at noon in the Netherlands. */
export type Effective = { at: Date; hasTime: boolean };

const pattern =
  /^([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9](?::([0-5][0-9]|60)(\.[0-9]{1,12})?)?(Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00))?)?)?$/;

/**
 * Parses a FHIR dateTime or instant (https://hl7.org/fhir/R4/datatypes.html#dateTime); null when invalid. A year or month becomes its
 * first day. A time needs a zone, as FHIR requires; seconds may be missing. "T00:00:00" is read as a time: some senders mean only a date
 * by it, but nothing in the resource says so.
 */
export function readEffective(text: string): Effective | null {
  const parts = pattern.exec(text);
  if (parts === null || parts[1] === "0000") return null;
  const day = `${parts[1]}-${parts[2] ?? "01"}-${parts[3] ?? "01"}`;
  if (!isDay(day)) return null;
  if (parts[4] === undefined) return { at: noonOf(day), hasTime: false };
  // JavaScript has no leap second; it becomes the last millisecond before the next minute.
  const at = new Date(parts[6] === "60" ? text.replace(/:60(\.[0-9]+)?(?=[Z+-])/, ":59.999") : text);
  return isOnCalendar(at) ? { at, hasTime: true } : null;
}

/** The first and last day of the calendar can fall outside it in another zone; PostgreSQL has no year 0. */
function isOnCalendar(at: Date): boolean {
  const year = at.getUTCFullYear();
  return year >= 1 && year <= 9999;
}

/** A FHIR dateTime in Dutch time: "2026-06-10T07:35:00+02:00", or "2026-06-10" without a time. */
export function writeEffective({ at, hasTime }: Effective): string {
  if (!hasTime) return dutchDay(at);
  const offset = minutesAhead(at);
  const local = new Date(at.getTime() + offset * 60_000).toISOString();
  const sign = offset < 0 ? "-" : "+";
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, "0");
  const minutes = String(Math.abs(offset) % 60).padStart(2, "0");
  return `${local.slice(0, local.endsWith(".000Z") ? 19 : 23)}${sign}${hours}:${minutes}`;
}
