import { changeTimes } from "#server/api/change-times.ts";
import { can, router } from "#server/api/trpc.ts";
import { addClosing } from "#server/opening-hours/add-closing.ts";
import {
  AddClosingInput,
  DecideHolidaysInput,
  RemoveClosingInput,
  SetOpeningHoursInput,
} from "#server/opening-hours/contract.ts";
import { decideHolidays } from "#server/opening-hours/decide-holidays.ts";
import { getOpeningHours } from "#server/opening-hours/get-opening-hours.ts";
import { removeClosing } from "#server/opening-hours/remove-closing.ts";
import { setOpeningHours } from "#server/opening-hours/set-opening-hours.ts";

/** When the practice is open, its closing days and holidays, and who covers. */
export const openingHoursRouter = router({
  get: can("opening-hours.read").query(({ ctx }) => getOpeningHours(ctx.access)),
  set: can("opening-hours.change")
    .input(SetOpeningHoursInput)
    .mutation(({ ctx, input }) => changeTimes(ctx.access, setOpeningHours, input)),
  addClosing: can("opening-hours.change")
    .input(AddClosingInput)
    .mutation(({ ctx, input }) => changeTimes(ctx.access, addClosing, input)),
  removeClosing: can("opening-hours.change")
    .input(RemoveClosingInput)
    .mutation(({ ctx, input }) => changeTimes(ctx.access, removeClosing, input)),
  decideHolidays: can("opening-hours.change")
    .input(DecideHolidaysInput)
    .mutation(({ ctx, input }) => changeTimes(ctx.access, decideHolidays, input)),
});
