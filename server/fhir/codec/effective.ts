import { tzOffset } from "@date-fns/tz";

/** When something was measured. Without a time of day it is that day at noon in the Netherlands. */
export type Effective = { at: Date; hasTime: boolean };

const zone = "Europe/Amsterdam";
const pattern =
  /^([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9](?::([0-5][0-9]|60)(\.[0-9]{1,12})?)?(Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00))?)?)?$/;

/**
 * A FHIR dateTime or instant (https://hl7.org/fhir/R4/datatypes.html#dateTime); null when it is none. A year or a month alone stands at its
 * first day. A time needs a zone, as FHIR demands; seconds may be missing. "T00:00:00" is a time: some senders mean only a day by it, and
 * nothing in what they send says so.
 */
export function readEffective(text: string): Effective | null {
  const parts = pattern.exec(text);
  if (parts === null || parts[1] === "0000") return null;
  const day = `${parts[1]}-${parts[2] ?? "01"}-${parts[3] ?? "01"}`;
  const midnight = new Date(`${day}T00:00:00Z`);
  // 30 February is not moved to March, as JavaScript would.
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day)) return null;
  if (parts[4] === undefined) return { at: noonOf(day), hasTime: false };
  // JavaScript has no leap second; it is taken as the last millisecond before the next minute.
  const at = new Date(parts[6] === "60" ? text.replace(/:60(\.[0-9]+)?(?=[Z+-])/, ":59.999") : text);
  return isOnCalendar(at) ? { at, hasTime: true } : null;
}

/** The first and last day of the calendar may lie outside it in another zone; the database has no year 0. */
function isOnCalendar(at: Date): boolean {
  const year = at.getUTCFullYear();
  return year >= 1 && year <= 9999;
}

/** Noon in the Netherlands on a day ("2026-03-29"); the clock never changes at noon. */
export function noonOf(day: string): Date {
  const noonUtc = new Date(`${day}T12:00:00Z`);
  return new Date(noonUtc.getTime() - tzOffset(zone, noonUtc) * 60_000);
}

/** A moment as FHIR writes it, in Dutch time: "2026-06-10T07:35:00+02:00", or "2026-06-10" without a time. */
export function writeEffective({ at, hasTime }: Effective): string {
  const offset = tzOffset(zone, at);
  const local = new Date(at.getTime() + offset * 60_000).toISOString();
  if (!hasTime) return local.slice(0, 10);
  const sign = offset < 0 ? "-" : "+";
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, "0");
  const minutes = String(Math.floor(Math.abs(offset) % 60)).padStart(2, "0");
  return `${local.slice(0, local.endsWith(".000Z") ? 19 : 23)}${sign}${hours}:${minutes}`;
}
