import { one, type Search } from "#app/search.ts";
import type { Locale } from "#db/terms/people.ts";
import {
  type ExportPopulationInput,
  PopulationFilter,
  type PopulationInput,
} from "#server/measurements/population/contract.ts";

/**
 * Query parameters of the population: `?who=mine&programme=diabetes&kind=blood-pressure&state=above&protocol=in&silent=7&sort=-attention&after=…`.
 */
export type PopulationSearch = Search;

/** Parses the filter. Invalid parameters are ignored, so a mistyped link shows more rows rather than none. */
export function readPopulationFilter(search: PopulationSearch): PopulationFilter {
  const offered = {
    who: one(search.who),
    programme: one(search.programme),
    kind: one(search.kind),
    state: one(search.state),
    protocol: one(search.protocol),
    attention: one(search.attention),
    silentDays: one(search.silent),
    sort: one(search.sort),
  };
  const readable = Object.entries(offered).filter(
    ([name, value]) => PopulationFilter.safeParse({ [name]: value }).success,
  );
  return PopulationFilter.parse(Object.fromEntries(readable));
}

export function readPopulationPage(search: PopulationSearch): PopulationInput {
  return { ...readPopulationFilter(search), cursor: one(search.after)?.slice(0, 800) };
}

export function readPopulationExport(search: PopulationSearch, locale: Locale): ExportPopulationInput {
  return { ...readPopulationFilter(search), locale };
}
