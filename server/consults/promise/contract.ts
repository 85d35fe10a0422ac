import type { HolidayName } from "#db/terms/opening-hours.ts";

/** A stretch of time in which the practice had the turn; `until` null: it still has. */
export type PracticeTurn = { from: Date; until: Date | null };

/** A running clock: since when, when it warns, and the last moment at which an answer is in time. */
export type AnswerClock = { from: Date; halfAt: Date; nearAt: Date; dueAt: Date };

/** How far a clock is. `near`: 80 % of the time has passed. */
export type Warning = "none" | "half" | "near" | "passed";

/** A day on which the clock stood still, and why; shown with the deadline. `usual`: a day without hours, such as Sunday. */
export type SkippedDay = { day: string; by: "usual" | "closing" } | { day: string; by: "holiday"; name: HolidayName };
