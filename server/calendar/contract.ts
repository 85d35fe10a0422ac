import { z } from "zod";

const [firstDay, lastDay] = ["1800-01-01", "2199-12-31"];

/** A day that somebody may mean; PostgreSQL has no year 0, and counting on from the year 9999 leaves the calendar. Own choice, 2026-11-30. */
export const Day = z.iso.date().refine((day) => day >= firstDay && day <= lastDay);

/** A moment as our own answers write it: "2026-11-30T08:00:00.000Z", in the years that a `Day` has. */
export const Moment = z.iso.datetime().refine((moment) => moment >= firstDay && moment.slice(0, 10) <= lastDay);
