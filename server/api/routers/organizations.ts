import { can, router } from "#server/api/trpc.ts";
import { changeOrganization } from "#server/organizations/change-organization.ts";
import { ChangeOrganizationInput } from "#server/organizations/contract.ts";
import { getOrganization } from "#server/organizations/get-organization.ts";

/** The organization of the session. */
export const organizationsRouter = router({
  get: can("organization.read").query(({ ctx }) => getOrganization(ctx.access)),
  change: can("organization.change")
    .input(ChangeOrganizationInput)
    .mutation(({ ctx, input }) => changeOrganization(ctx.access, input)),
});
