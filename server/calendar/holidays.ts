import type { HolidayName } from "#db/terms/opening-hours.ts";
import { addDays, weekdayOf } from "./days.ts";

// Eight rules, changed once since 1990 (King's Day, 2014). The libraries for this cover the whole world: date-holidays
// brings a parser, js-yaml and lodash.
// https://www.rijksoverheid.nl/onderwerpen/arbeidsovereenkomst-en-cao/vraag-en-antwoord/officiele-feestdagen

/**
 * Dutch public holidays with their names, written "2026-04-27": New Year's Day, Easter Monday, King's Day (the Saturday before when it
 * falls on a Sunday), Ascension Day, Whit Monday, both Christmas days; Liberation Day every fifth year. Good Friday is
 * a working day in care.
 */
export function holidaysOf(year: number): ReadonlyMap<string, HolidayName> {
  const known = years.get(year) ?? findHolidays(year);
  years.set(year, known);
  return known;
}

const years = new Map<number, ReadonlyMap<string, HolidayName>>();

function findHolidays(year: number): Map<string, HolidayName> {
  const easter = easterSunday(year);
  const kingsDay = `${year}-04-27`;
  const named: (readonly [string, HolidayName])[] = [
    [`${year}-01-01`, "new-year"],
    [addDays(easter, 1), "easter-monday"],
    [weekdayOf(kingsDay) === 7 ? addDays(kingsDay, -1) : kingsDay, "kings-day"],
    ...(year % 5 === 0 ? ([[`${year}-05-05`, "liberation-day"]] as const) : []),
    [addDays(easter, 39), "ascension-day"],
    [addDays(easter, 50), "whit-monday"],
    [`${year}-12-25`, "christmas-day"],
    [`${year}-12-26`, "second-christmas-day"],
  ];
  return new Map(named);
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

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
