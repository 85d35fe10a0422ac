import { can, router } from "#server/api/trpc.ts";
import {
  RemoveRouteInput,
  RetireSupplierInput,
  SaveRouteInput,
  SaveSupplierInput,
} from "#server/suppliers/contract.ts";
import { listSuppliers } from "#server/suppliers/list-suppliers.ts";
import { removeRoute } from "#server/suppliers/remove-route.ts";
import { retireSupplier } from "#server/suppliers/retire-supplier.ts";
import { saveRoute } from "#server/suppliers/save-route.ts";
import { saveSupplier } from "#server/suppliers/save-supplier.ts";

export const suppliersRouter = router({
  list: can("supplier.list").query(({ ctx }) => listSuppliers(ctx.access)),
  save: can("supplier.maintain")
    .input(SaveSupplierInput)
    .mutation(({ ctx, input }) => saveSupplier(ctx.access, input)),
  retire: can("supplier.maintain")
    .input(RetireSupplierInput)
    .mutation(({ ctx, input }) => retireSupplier(ctx.access, input)),
  saveRoute: can("supplier.maintain")
    .input(SaveRouteInput)
    .mutation(({ ctx, input }) => saveRoute(ctx.access, input)),
  removeRoute: can("supplier.maintain")
    .input(RemoveRouteInput)
    .mutation(({ ctx, input }) => removeRoute(ctx.access, input)),
});
