import { one, type Search } from "#app/search.ts";
import { ProvidersInput, VersionFilter } from "#server/register/contract.ts";

/** What stands in the address of the register: `?list=ZAL&after=…`, and of its providers: `?q=linde&sector=pharmacy&after=…`. */
export type RegisterSearch = Search;

/** What cannot be read is left out, so that a mistyped link shows more and not nothing. */
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
