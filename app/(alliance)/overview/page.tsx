import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { OverviewExportLink } from "#components/connections/overview/overview-export-link.tsx";
import { OverviewFilters } from "#components/connections/overview/overview-filters.tsx";
import { OverviewKinds } from "#components/connections/overview/overview-kinds.tsx";
import { OverviewListLine, OverviewListWarning } from "#components/connections/overview/overview-list-line.tsx";
import { OverviewTable } from "#components/connections/overview/overview-table.tsx";
import { ShareBars } from "#components/connections/overview/share-bars.tsx";
import { sharePercent } from "#components/connections/overview/share-percent.ts";
import { ShareTrend } from "#components/connections/overview/share-trend.tsx";
import { Page } from "#components/layout/page.tsx";
import { Card } from "#components/ui/card.tsx";
import { serverApi } from "#server/api/caller.ts";
import { type OverviewSearch, readFigures, readOverviewPage, searchText } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connections.overview"))("title") };
}

/**
 * How many organizations are connected, by group and over time, and the list behind the figures. Contains no patient
 * data.
 */
export default async function OverviewPage({ searchParams }: { searchParams: Promise<OverviewSearch> }) {
  await openScreen("overview");
  const [api, words, search] = await Promise.all([serverApi(), getTranslations("connections.overview"), searchParams]);
  const input = readOverviewPage(search);
  const trendOf = readFigures(input);
  const [figures, page] = await Promise.all([api.connections.figures(trendOf), api.connections.overview(input)]);
  const { totalCount: total, byState, groups } = figures;
  const percent = sharePercent(byState.connected, total);
  const counts = { connected: byState.connected, total, kind: input.kind ?? "all", percent: percent ?? "none" };
  const rest = {
    incomplete: byState.incomplete,
    absent: byState["not-found"],
    unknown: byState["not-connected"] + byState.unknown,
  };
  const address = { path: "/overview", search: searchText(search) };
  return (
    <Page
      name={words("title")}
      sentence={total === 0 ? words("none") : words("sentence", counts)}
      more={total === 0 ? undefined : words("more", rest)}
      actions={<OverviewExportLink />}
    >
      <OverviewListWarning list={figures.list} />
      <OverviewListLine list={figures.list} />
      <OverviewKinds chosen={input.kind} address={address} />
      <div className="grid items-start gap-5 desk:grid-cols-2">
        <div className="grid min-w-0 gap-5">
          <ShareTrend points={figures.trend} of={trendOf} groups={groups} />
          <ShareBars
            dimension="record-system"
            shares={groups["record-system"]}
            chosen={input.recordSystem}
            address={address}
          />
        </div>
        <div className="grid min-w-0 gap-5">
          <ShareBars dimension="gateway" shares={groups.gateway} chosen={input.gateway} address={address} />
          <ShareBars dimension="service" shares={groups.service} chosen={input.serviceId} address={address} />
        </div>
      </div>
      <OverviewFilters groups={groups} />
      <Card padding="bare">
        <OverviewTable page={page} sort={input.sort} isStale={figures.list?.isStale ?? true} />
      </Card>
    </Page>
  );
}
