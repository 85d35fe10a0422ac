import { can, router } from "#server/api/trpc.ts";
import { ExportAuditInput, ListAuditInput, VerifyAuditInput } from "#server/audit/contract.ts";
import { exportAuditEvents } from "#server/audit/export.ts";
import { getLogState } from "#server/audit/get-log-state.ts";
import { listAuditEvents } from "#server/audit/list.ts";
import { listAuditActors } from "#server/audit/list-actors.ts";
import { verifyAuditChain } from "#server/audit/verify.ts";

export const auditRouter = router({
  list: can("audit.read")
    .input(ListAuditInput)
    .query(({ ctx, input }) => listAuditEvents(ctx.access, input)),
  state: can("audit.read").query(({ ctx }) => getLogState(ctx.access)),
  listActors: can("audit.read").query(({ ctx }) => listAuditActors(ctx.access)),
  export: can("audit.export")
    .input(ExportAuditInput)
    .query(({ ctx, input }) => exportAuditEvents(ctx.access, input)),
  verify: can("audit.verify")
    .input(VerifyAuditInput)
    .mutation(({ ctx, input }) => verifyAuditChain(ctx.access, input)),
});
