import { can, router } from "#server/api/trpc.ts";
import { SaveMeaningInput } from "#server/catalogue/contract.ts";
import { listDuties } from "#server/catalogue/list-duties.ts";
import { listMeanings } from "#server/catalogue/list-meanings.ts";
import { saveMeaning } from "#server/catalogue/save-meaning.ts";

export const catalogueRouter = router({
  list: can("catalogue.list").query(({ ctx }) => listMeanings(ctx.access)),
  duties: can("catalogue.list").query(({ ctx }) => listDuties(ctx.access)),
  save: can("catalogue.maintain")
    .input(SaveMeaningInput)
    .mutation(({ ctx, input }) => saveMeaning(ctx.access, input)),
});
