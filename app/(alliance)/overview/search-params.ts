import { one, type Search } from "#app/search.ts";
import type { Locale } from "#db/terms/people.ts";
import {
  type ExportOverviewInput,
  type FiguresInput,
  OverviewFilter,
  type OverviewInput,
} from "#server/connections/overview/contract.ts";

/** Query parameters of the overview: `?kind=practice&system=…&q=linde&sort=-since&after=…`. */
export type OverviewSearch = Search;

/** Parses the filter. Invalid parameters are ignored, so a mistyped link shows more rows rather than none. */
export function readOverviewFilter(search: OverviewSearch): OverviewFilter {
  const offered = {
    text: one(search.q),
    state: one(search.state),
    kind: one(search.kind),
    recordSystem: one(search.system),
    gateway: one(search.gateway),
    serviceId: one(search.service),
    sort: one(search.sort),
  };
  const readable = Object.entries(offered).filter(
    ([name, value]) => OverviewFilter.safeParse({ [name]: value }).success,
  );
  return OverviewFilter.parse(Object.fromEntries(readable));
}

export function readOverviewPage(search: OverviewSearch): OverviewInput {
  return { ...readOverviewFilter(search), cursor: one(search.after)?.slice(0, 800) };
}

export function readOverviewExport(search: OverviewSearch, locale: Locale): ExportOverviewInput {
  return { ...readOverviewFilter(search), locale };
}

/** The figures follow `kind`; the trend follows the narrowest group selected, or `kind` if there is none. */
export function readFigures({ kind, serviceId, gateway, recordSystem }: OverviewFilter): FiguresInput {
  if (serviceId) return { kind, trendDimension: "service", trendKey: serviceId };
  if (gateway) return { kind, trendDimension: "gateway", trendKey: gateway };
  if (recordSystem) return { kind, trendDimension: "record-system", trendKey: recordSystem };
  if (kind) return { kind, trendDimension: "kind", trendKey: kind };
  return { kind, trendDimension: "all", trendKey: "" };
}

/** The query string without the page cursor, for links that change a single parameter. */
export function searchText(search: OverviewSearch): string {
  const known = Object.keys(search).flatMap((name) => {
    const value = one(search[name]);
    return value ? [[name, value]] : [];
  });
  return new URLSearchParams(known).toString();
}
