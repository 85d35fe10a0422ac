/**
 * Working days in the Netherlands. A day is written "2026-04-27", without a time of day, so no clock change can move it.
 */
const dayMs = 86_400_000;

/** Made once: making one takes longer than a query, and a page of a list asks for fifty days. */
const calendar = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" });

/** The day it is in the Netherlands at this moment. */
export function dutchDay(moment: Date): string {
  return calendar.format(moment);
}

/** Whether people work on this day: Monday to Friday, and no general holiday. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(day.slice(0, 4))).has(day);
}

/** The day that lies this many working days after `day`. */
export function addWorkingDays(day: string, count: number): string {
  let at = day;
  for (let left = count; left > 0; ) {
    at = shift(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

/** Days off by law or custom: New Year, Easter Monday, King's Day, Ascension, Whit Monday, Christmas; 5 May every fifth year. */
function holidaysOf(year: number): Set<string> {
  const easter = easterSunday(year);
  const kingsDay = new Date(`${year}-04-27T00:00:00Z`).getUTCDay() === 0 ? `${year}-04-26` : `${year}-04-27`;
  return new Set([
    `${year}-01-01`,
    shift(easter, 1),
    kingsDay,
    ...(year % 5 === 0 ? [`${year}-05-05`] : []),
    shift(easter, 39),
    shift(easter, 50),
    `${year}-12-25`,
    `${year}-12-26`,
  ]);
}

/** The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const skipped = Math.floor(century / 4);
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + century - skipped - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const days = moon + weekday - 7 * late + 114;
  return `${year}-${pad(Math.floor(days / 31))}-${pad((days % 31) + 1)}`;
}

function shift(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
