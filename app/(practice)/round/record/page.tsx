import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSides } from "#app/(practice)/round/read-sides.ts";
import { readTakeOverPlace, takeOverAddress } from "#app/(practice)/round/search-params.ts";
import type { Search } from "#app/search.ts";
import { openFor } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { ToTakeOverList } from "#components/reviews/conclusion/to-take-over-list.tsx";
import { RoundTabs } from "#components/reviews/round/round-tabs.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { serverApi } from "#server/api/caller.ts";
import { toTakeOverCountMax } from "#server/reviews/conclusion/take-over-contract.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews.record"))("title") };
}

type RecordPageProps = { searchParams: Promise<Search> };

/** What was concluded and is not in the HIS yet, oldest first. */
export default async function RecordPage({ searchParams }: RecordPageProps) {
  await openFor("review.take-over");
  const [search, api, words, pages, sides] = await Promise.all([
    searchParams,
    serverApi(),
    getTranslations("reviews.record"),
    getTranslations("ui.table"),
    readSides(),
  ]);
  const after = readTakeOverPlace(search);
  const { rows, nextAfter } = await api.reviews.toTakeOver({ after });
  const all = sides.toTakeOver ?? 0;
  const count = Math.min(all, toTakeOverCountMax);
  return (
    <Page
      name={words("title")}
      sentence={words(all > toTakeOverCountMax ? "sentenceMany" : "sentence", { count })}
      more={words("more", { count })}
    >
      <RoundTabs {...sides} current="record" />
      <Card padding="bare">
        {rows.length === 0 ? (
          <EmptyState kind="done" title={words("none")}>
            {words("noneBody")}
          </EmptyState>
        ) : (
          <ToTakeOverList rows={rows} />
        )}
        {after || nextAfter ? (
          <nav aria-label={pages("pages")} className="flex justify-end gap-2 border-line border-t px-card py-2.5">
            {after ? (
              <LinkButton look="plain" size="small" href="/round/record">
                {pages("first")}
              </LinkButton>
            ) : null}
            {nextAfter ? (
              <LinkButton size="small" href={takeOverAddress(nextAfter)}>
                {pages("next")}
              </LinkButton>
            ) : null}
          </nav>
        ) : null}
      </Card>
      <p className="text-ink-soft text-small max-desk:hidden">{words("keys")}</p>
    </Page>
  );
}
