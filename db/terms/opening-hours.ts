/** One block in which a practice is open, Dutch time: "08:00" until "12:00". */
export type OpenBlock = { from: string; until: string };
/** The blocks of each day of the week, Monday first. */
export type OpenWeek = readonly { blocks: readonly OpenBlock[] }[];

/** When a practice is open. Days are Dutch days; a minute of open time is a minute that passes, also when the clock changes. */
export type OpenTimes = {
  week: OpenWeek;
  closings: readonly { startsOn: string; endsOn: string }[];
  /** Public holidays on which the practice is open. On the others it is closed. */
  openHolidays: readonly string[];
  /** Periods in which colleagues answer in the place of the practice (waarneming): their hours count then, also on its closing days. */
  covers?: readonly { startsOn: string; endsOn: string; week: OpenWeek }[];
};

/** The holidays, in the order of the year. The names are in server/language (`openingHours.holidays`). */
export type HolidayName =
  | "new-year"
  | "easter-monday"
  | "kings-day"
  | "liberation-day"
  | "ascension-day"
  | "whit-monday"
  | "christmas-day"
  | "second-christmas-day";

const usualDay = { blocks: [{ from: "08:00", until: "17:00" }] };
const closedDay = { blocks: [] };

/** Applies until a practice sets its own hours. Our own choice (2026-11-30): the hours in which a Dutch practice answers the telephone. */
export const usualWeek: OpenWeek = [usualDay, usualDay, usualDay, usualDay, usualDay, closedDay, closedDay];

/** Maximum number of blocks in a day, of closings still to come, and of days in one closing. Our own choice (2026-11-30). */
export const blocksMax = 4;
export const closingsMax = 60;
export const closingDaysMax = 92;
/** National holidays are proposed for this many years: this one and the next. */
export const holidayYears = 2;
