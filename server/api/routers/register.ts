import { checkPractice } from "#server/api/check-practice.ts";
import { can, router } from "#server/api/trpc.ts";
import { DecideInput, RestoreInput } from "#server/register/import/contract.ts";
import { decideHeldList } from "#server/register/import/decide.ts";
import { restoreFormerList } from "#server/register/import/restore.ts";
import { AgbInput, CheckInput, ProvidersInput, SearchInput } from "#server/register/search/contract.ts";
import { countSectors } from "#server/register/search/count-sectors.ts";
import { findByAgb } from "#server/register/search/find-by-agb.ts";
import { listClients } from "#server/register/search/list-clients.ts";
import { listProviders } from "#server/register/search/list-providers.ts";
import { searchProviders } from "#server/register/search/search.ts";
import { VersionFilter, VersionInput } from "#server/register/versions/contract.ts";
import { getVersion } from "#server/register/versions/get-version.ts";
import { listAges } from "#server/register/versions/list-ages.ts";
import { listVersions } from "#server/register/versions/list-versions.ts";

export const registerRouter = router({
  check: can("register.check")
    .input(CheckInput)
    .query(({ ctx, input }) => checkPractice(ctx.access, input)),
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
  restore: can("register.decide")
    .input(RestoreInput)
    .mutation(({ ctx, input }) => restoreFormerList(ctx.access, input)),
});
