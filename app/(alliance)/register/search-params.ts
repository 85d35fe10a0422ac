import { one, type Search } from "#app/search.ts";
import { ProvidersInput } from "#server/register/search/contract.ts";
import { VersionFilter } from "#server/register/versions/contract.ts";

/** Query parameters of the register (`?list=ZAL&after=…`) and of its providers (`?q=linde&sector=pharmacy&after=…`). */
export type RegisterSearch = Search;

/** Invalid parameters are ignored, so a mistyped link shows more rows rather than none. */
export function readVersionFilter(search: RegisterSearch): VersionFilter {
  const list = VersionFilter.shape.list.safeParse(one(search.list)).data;
  const before = VersionFilter.shape.before.safeParse(one(search.after)).data;
  return VersionFilter.parse({ list, before });
}

export function readProviders(search: RegisterSearch): ProvidersInput {
  const { text, sector, after } = ProvidersInput.shape;
  return ProvidersInput.parse({
    text: text.safeParse(one(search.q)).data,
    sector: sector.safeParse(one(search.sector)).data,
    after: after.safeParse(one(search.after)).data,
  });
}
