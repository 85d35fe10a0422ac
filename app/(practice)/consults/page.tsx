import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { inboxPageAddress, readInboxPlace, readView } from "#app/(practice)/consults/search-params.ts";
import type { Search } from "#app/search.ts";
import { openScreen } from "#app/shell.ts";
import { ApprovalList } from "#components/consults/approval/approval-list.tsx";
import { inboxAddress } from "#components/consults/inbox/consult-address.ts";
import { nextLateAt, waitingIn } from "#components/consults/inbox/counts.ts";
import { EmptyView } from "#components/consults/inbox/empty-view.tsx";
import { InboxList } from "#components/consults/inbox/inbox-list.tsx";
import { InboxNews } from "#components/consults/inbox/inbox-news.tsx";
import { ViewTabs } from "#components/consults/inbox/view-tabs.tsx";
import { FindInConsults } from "#components/consults/search/find-in-consults.tsx";
import { Page } from "#components/layout/page.tsx";
import { PageLinks } from "#components/table/page-links.tsx";
import { Card } from "#components/ui/card.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("consults"))("title") };
}

/** What patients asked: which questions wait for the practice and until when an answer is promised. */
export default async function ConsultsPage({ searchParams }: { searchParams: Promise<Search> }) {
  await openScreen("consults");
  const [api, words, search] = await Promise.all([serverApi(), getTranslations("consults"), searchParams]);
  const [view, after] = [readView(search), readInboxPlace(search)];
  const [{ rows, counts, nextAfter }, mayApprove] = await Promise.all([
    api.consults.list({ view, after }),
    readerMay("consult.approve"),
  ]);
  const links = {
    startHref: after ? inboxAddress(view) : null,
    moreHref: nextAfter ? inboxPageAddress(view, nextAfter) : null,
  };
  return (
    <Page
      name={words("title")}
      sentence={words("inbox.sentence", { count: waitingIn(counts) })}
      more={words("inbox.pressing", { late: counts.late, urgent: counts.urgent })}
      actions={view === "closed" ? <TextLink href="/consults/not-for-us">{words("referrals.link")}</TextLink> : null}
    >
      <FindInConsults>
        <ViewTabs counts={counts} current={view} mayApprove={mayApprove} />
        <InboxNews counts={counts} view={view} lateAt={nextLateAt(rows, new Date())} />
        <Card padding="bare">
          {rows.length === 0 && !after ? (
            <EmptyView view={view} counts={counts} />
          ) : view === "to-approve" ? (
            <>
              <ApprovalList rows={rows} />
              <PageLinks {...links} />
            </>
          ) : (
            <InboxList rows={rows} view={view} {...links} />
          )}
        </Card>
      </FindInConsults>
    </Page>
  );
}
