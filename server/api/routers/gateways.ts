import { can, router } from "#server/api/trpc.ts";
import { changeTrust } from "#server/gateways/change-trust.ts";
import { ChangeTrustInput, TrustGatewayInput, WithdrawTrustInput } from "#server/gateways/contract.ts";
import { listTrusts } from "#server/gateways/list-trusts.ts";
import { trustGateway } from "#server/gateways/trust-gateway.ts";
import { withdrawTrust } from "#server/gateways/withdraw-trust.ts";

export const gatewaysRouter = router({
  list: can("gateway.list").query(({ ctx }) => listTrusts(ctx.access)),
  trust: can("gateway.trust")
    .input(TrustGatewayInput)
    .mutation(({ ctx, input }) => trustGateway(ctx.access, input)),
  change: can("gateway.trust")
    .input(ChangeTrustInput)
    .mutation(({ ctx, input }) => changeTrust(ctx.access, input)),
  withdraw: can("gateway.trust")
    .input(WithdrawTrustInput)
    .mutation(({ ctx, input }) => withdrawTrust(ctx.access, input)),
});
