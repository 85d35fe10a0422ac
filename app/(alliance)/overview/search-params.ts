import { one, type Search } from "#app/search.ts";
import type { Locale } from "#db/terms/people.ts";
import {
  type ExportOverviewInput,
  type FiguresInput,
  OverviewFilter,
  type OverviewInput,
} from "#server/connections/contract.ts";

/** What stands in the address of the overview: `?kind=practice&system=…&q=linde&sort=-since&after=…`. */
export type OverviewSearch = Search;

/** The filter in an address. What cannot be read is left out, so that a mistyped link shows more and not nothing. */
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

/** The figures follow the kind; the picture over time follows the narrowest group that was chosen, else the kind. */
export function readFigures({ kind, serviceId, gateway, recordSystem }: OverviewFilter): FiguresInput {
  if (serviceId) return { kind, trendDimension: "service", trendKey: serviceId };
  if (gateway) return { kind, trendDimension: "gateway", trendKey: gateway };
  if (recordSystem) return { kind, trendDimension: "record-system", trendKey: recordSystem };
  if (kind) return { kind, trendDimension: "kind", trendKey: kind };
  return { kind, trendDimension: "all", trendKey: "" };
}

/** The address without its page, for links that change one thing in it. */
export function searchText(search: OverviewSearch): string {
  const known = Object.keys(search).flatMap((name) => {
    const value = one(search[name]);
    return value ? [[name, value]] : [];
  });
  return new URLSearchParams(known).toString();
}
