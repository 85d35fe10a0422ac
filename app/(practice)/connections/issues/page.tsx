import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readIssues } from "#app/issue-search.ts";
import type { Search } from "#app/search.ts";
import { openScreen } from "#app/shell.ts";
import { ConnectionTabs } from "#components/connections/status/connection-tabs.tsx";
import { FileIssue } from "#components/issues/file-issue.tsx";
import { IssueList } from "#components/issues/issue-list.tsx";
import { Page } from "#components/layout/page.tsx";
import { serverApi } from "#server/api/caller.ts";
import { dutchDay } from "#server/calendar/clock.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issues"))("title") };
}

/** The issues that this organization filed, and the state of each. */
export default async function IssuesPage({ searchParams }: { searchParams: Promise<Search> }) {
  await openScreen("connection");
  const [api, words, search] = await Promise.all([serverApi(), getTranslations("issues"), searchParams]);
  const { rows, nextBefore } = await api.issues.list(readIssues(search));
  const today = dutchDay(new Date());
  return (
    <Page name={words("title")} sentence={words("sentence")} actions={<FileIssue today={today} />}>
      <ConnectionTabs current="issues" />
      <IssueList
        rows={rows}
        address="/connections/issues"
        nextHref={nextBefore ? `/connections/issues?after=${nextBefore}` : null}
      />
    </Page>
  );
}
