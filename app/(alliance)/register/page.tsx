import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { HeldList } from "#components/register/held-list.tsx";
import { ListStandings } from "#components/register/list-standings.tsx";
import { RegisterTabs } from "#components/register/register-tabs.tsx";
import { UploadList } from "#components/register/upload-list.tsx";
import { VersionFilters } from "#components/register/version-filters.tsx";
import { VersionTable } from "#components/register/version-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { serverApi } from "#server/api/caller.ts";
import { type RegisterSearch, readVersionFilter } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("register"))("title") };
}

/** State of the national lists: the version in force, its age, versions held for a decision, and the import history. */
export default async function RegisterPage({ searchParams }: { searchParams: Promise<RegisterSearch> }) {
  await openScreen("register");
  const [api, words, search] = await Promise.all([serverApi(), getTranslations("register"), searchParams]);
  const [standings, { versions, next }] = await Promise.all([
    api.register.ages(),
    api.register.versions(readVersionFilter(search)),
  ]);
  const held = standings.flatMap((standing) => (standing.held ? [standing.held] : []));
  const staleCount = standings.filter(({ isStale }) => isStale).length;
  const isEmpty = standings.every(({ current }) => current === null);
  const stale = staleCount > 0 ? words("answer.stale", { count: staleCount }) : null;
  const standingSentence = isEmpty ? words("answer.none") : (stale ?? words("answer.fresh"));
  const sentence = held.length > 0 ? words("answer.held", { count: held.length }) : standingSentence;
  return (
    <Page name={words("title")} sentence={sentence} more={held.length > 0 ? stale : null}>
      <RegisterTabs current="lists" />
      {held.map((version) => (
        <HeldList key={version.versionId} version={version} />
      ))}
      <ListStandings standings={standings} />
      <UploadList />
      <VersionFilters />
      <Card title={words("versions.title")} padding="bare">
        <VersionTable versions={versions} next={next} />
      </Card>
    </Page>
  );
}
