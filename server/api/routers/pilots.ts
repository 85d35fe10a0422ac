import { can, router } from "#server/api/trpc.ts";
import { PilotsInput, SavePilotInput } from "#server/pilots/contract.ts";
import { listPilots } from "#server/pilots/list-pilots.ts";
import { savePilot } from "#server/pilots/save-pilot.ts";

export const pilotsRouter = router({
  list: can("pilot.list")
    .input(PilotsInput)
    .query(({ ctx, input }) => listPilots(ctx.access, input)),
  save: can("pilot.maintain")
    .input(SavePilotInput)
    .mutation(({ ctx, input }) => savePilot(ctx.access, input)),
});
