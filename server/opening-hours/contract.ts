import { z } from "zod";
import { blocksMax, closingDaysMax, type HolidayName, type OpenTimes, type OpenWeek } from "#db/terms/opening-hours.ts";
import { Day } from "#server/calendar/contract.ts";
import { daysBetween } from "#server/calendar/days.ts";

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const day = Day;

/** An error of a block stands at its own field, where the form shows it. */
const OpenDay = z.object({
  blocks: z
    .array(z.object({ from: clock, until: clock }))
    .max(blocksMax)
    .superRefine((blocks, context) => {
      for (const [at, { from, until }] of blocks.entries()) {
        const before = blocks[at - 1]?.until ?? "";
        if (from < before) context.addIssue({ code: "custom", message: "opening-hours.overlap", path: [at, "from"] });
        if (until <= from)
          context.addIssue({ code: "custom", message: "opening-hours.ends-first", path: [at, "until"] });
      }
    }),
});

const phone = z
  .string()
  .trim()
  .max(30)
  .regex(/^[0-9+() -]*$/, { error: "opening-hours.phone" });

/** The hours of each day, Monday first, the number of the practice, and who covers while it is closed. */
export const SetOpeningHoursInput = z.object({
  week: z
    .array(OpenDay)
    .length(7)
    .refine((week) => week.some(({ blocks }) => blocks.length > 0), { error: "opening-hours.never-open" }),
  phone,
  coverName: z.string().trim().max(120),
  coverPhone: phone,
});
export type SetOpeningHoursInput = z.infer<typeof SetOpeningHoursInput>;

/** Days on which the practice is closed by its own choice. */
export const AddClosingInput = z
  .object({ startsOn: day, endsOn: day, description: z.string().trim().min(2).max(120) })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { error: "opening-hours.ends-early", path: ["endsOn"] })
  .refine(({ startsOn, endsOn }) => daysBetween(startsOn, endsOn) < closingDaysMax, {
    error: "opening-hours.too-long",
    path: ["endsOn"],
  });
export type AddClosingInput = z.infer<typeof AddClosingInput>;

export const RemoveClosingInput = z.object({ closingId: z.uuid() });
export type RemoveClosingInput = z.infer<typeof RemoveClosingInput>;

/** Confirms holidays as closed, or says that the practice is open then. */
export const DecideHolidaysInput = z.object({ days: z.array(day).min(1).max(20), isOpen: z.boolean() });
export type DecideHolidaysInput = z.infer<typeof DecideHolidaysInput>;

export type Closing = { closingId: string; startsOn: string; endsOn: string; description: string };
/** A holiday counts as closed while it is only proposed. */
export type Holiday = { day: string; name: HolidayName; state: "proposed" | "closed" | "open" };

/** `isOwn`: the practice set its hours; otherwise the usual week applies. Closings and holidays from today on. */
export type OpeningHours = {
  isOwn: boolean;
  changedAt: Date | null;
  week: OpenWeek;
  phone: string;
  coverName: string;
  coverPhone: string;
  closings: Closing[];
  holidays: Holiday[];
  times: OpenTimes;
};
