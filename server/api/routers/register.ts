import { can, router } from "#server/api/trpc.ts";
import { checkProvider } from "#server/register/check-provider.ts";
import {
  AgbInput,
  CheckInput,
  DecideInput,
  ProvidersInput,
  SearchInput,
  VersionFilter,
  VersionInput,
} from "#server/register/contract.ts";
import { countSectors } from "#server/register/count-sectors.ts";
import { decideHeldList } from "#server/register/decide.ts";
import { findByAgb } from "#server/register/find-by-agb.ts";
import { getVersion } from "#server/register/get-version.ts";
import { listAges } from "#server/register/list-ages.ts";
import { listClients } from "#server/register/list-clients.ts";
import { listProviders } from "#server/register/list-providers.ts";
import { listVersions } from "#server/register/list-versions.ts";
import { searchProviders } from "#server/register/search.ts";

export const registerRouter = router({
  check: can("register.check")
    .input(CheckInput)
    .query(({ ctx, input }) => checkProvider(ctx.access, input)),
  search: can("register.search")
    .input(SearchInput)
    .query(({ ctx, input }) => searchProviders(ctx.access, input)),
  findByAgb: can("register.search")
    .input(AgbInput)
    .query(({ ctx, input }) => findByAgb(ctx.access, input)),
  ages: can("register.read").query(({ ctx }) => listAges(ctx.access)),
  versions: can("register.read")
    .input(VersionFilter)
    .query(({ ctx, input }) => listVersions(ctx.access, input)),
  providers: can("register.read")
    .input(ProvidersInput)
    .query(({ ctx, input }) => listProviders(ctx.access, input)),
  sectors: can("register.read").query(({ ctx }) => countSectors(ctx.access)),
  clients: can("register.read").query(({ ctx }) => listClients(ctx.access)),
  version: can("register.read")
    .input(VersionInput)
    .query(({ ctx, input }) => getVersion(ctx.access, input)),
  decide: can("register.decide")
    .input(DecideInput)
    .mutation(({ ctx, input }) => decideHeldList(ctx.access, input)),
});
