import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { ConnectionTabs } from "#components/connections/status/connection-tabs.tsx";
import { AnswerForm } from "#components/issues/answer-form.tsx";
import { IssueThread } from "#components/issues/issue-thread.tsx";
import { Page } from "#components/layout/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issues"))("one") };
}

/** One issue that this organization filed, with the alliance's replies. */
export default async function IssuePage({ params }: { params: Promise<{ issueId: string }> }) {
  await openScreen("connection");
  const [api, words, { issueId }] = await Promise.all([serverApi(), getTranslations("issues"), params]);
  const issue = await api.issues.get({ issueId });
  return (
    <Page
      name={<TextLink href="/connections/issues">{words("title")}</TextLink>}
      sentence={words(`stands.${issue.state}`, { name: issue.supplierName ?? words("supplier") })}
    >
      <ConnectionTabs current="issues" />
      <div className="grid items-start gap-5 wide:grid-cols-[minmax(0,1fr)_24rem]">
        <IssueThread issue={issue} />
        <AnswerForm issueId={issueId} isNews={issue.isNews} />
      </div>
    </Page>
  );
}
