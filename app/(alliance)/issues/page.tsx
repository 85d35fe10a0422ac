import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { nextIssues, readIssues } from "#app/issue-search.ts";
import type { Search } from "#app/search.ts";
import { openScreen } from "#app/shell.ts";
import { IssueFilters } from "#components/issues/issue-filters.tsx";
import { IssueList } from "#components/issues/issue-list.tsx";
import { LinkCounts } from "#components/issues/link-counts.tsx";
import { Page } from "#components/layout/page.tsx";
import { serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issues"))("title") };
}

/** Issue counts per link of the chain, and the issues that practices filed. Contains no patient data. */
export default async function AllIssuesPage({ searchParams }: { searchParams: Promise<Search> }) {
  await openScreen("issues");
  const [api, words, search] = await Promise.all([serverApi(), getTranslations("issues"), searchParams]);
  const input = readIssues(search);
  const [counts, { rows, nextBefore }] = await Promise.all([api.issues.links(), api.issues.all(input)]);
  const open = counts.reduce((sum, one) => sum + one.openCount, 0);
  return (
    <Page name={words("title")} sentence={words("allSentence", { count: open })}>
      <div className="grid items-start gap-5 wide:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0 space-y-5">
          <IssueFilters />
          <IssueList
            rows={rows}
            address="/issues"
            nextHref={nextBefore ? nextIssues(input, nextBefore) : null}
            showsOrganization
          />
        </div>
        <LinkCounts counts={counts} chosen={input.link} />
      </div>
    </Page>
  );
}
