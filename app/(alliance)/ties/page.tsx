import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "#app/search.ts";
import { openScreen } from "#app/shell.ts";
import { TieFilters } from "#components/connections/ties/tie-filters.tsx";
import { TieList } from "#components/connections/ties/tie-list.tsx";
import { TieShows } from "#components/connections/ties/tie-shows.tsx";
import { Page } from "#components/layout/page.tsx";
import { serverApi } from "#server/api/caller.ts";
import { nextTies, readTies, searchOfTies } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connections.confirm"))("title") };
}

/** Which organization is really who it says: messages of patients go only where somebody confirmed it. */
export default async function TiesScreen({ searchParams }: { searchParams: Promise<Search> }) {
  await openScreen("ties");
  const [api, words, search] = await Promise.all([serverApi(), getTranslations("connections.confirm"), searchParams]);
  const input = readTies(search);
  const { rows, next } = await api.connections.ties(input);
  const count = rows.length;
  const isMore = next !== null && input.show === "open";
  // Counted over this page: of a search, or further on in the list, that is not the number that waits.
  const isPart = input.text !== undefined || input.after !== undefined;
  const sentence = isMore ? words("many", { count }) : words(`sentence.${input.show}`, { count });
  return (
    <Page name={words("title")} sentence={isPart ? words("part", { count }) : sentence} more={words("more")}>
      <TieShows chosen={input.show} address={{ path: "/ties", search: searchOfTies(input) }} />
      <TieFilters />
      <TieList rows={rows} isPart={isPart} nextHref={next ? nextTies(input, next) : null} />
    </Page>
  );
}
