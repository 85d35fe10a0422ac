import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { HandleForm } from "#components/issues/handle-form.tsx";
import { IssueThread } from "#components/issues/issue-thread.tsx";
import { Page } from "#components/layout/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issues"))("one") };
}

/** One issue filed by a practice, with the form in which the alliance handles it. */
export default async function HandleIssuePage({ params }: { params: Promise<{ issueId: string }> }) {
  await openScreen("issues");
  const [api, words, { issueId }] = await Promise.all([serverApi(), getTranslations("issues"), params]);
  const issue = await api.issues.open({ issueId });
  return (
    <Page
      name={<TextLink href="/issues">{words("title")}</TextLink>}
      sentence={words(`stands.${issue.state}`, { name: issue.supplierName ?? words("supplier") })}
    >
      <div className="grid items-start gap-5 wide:grid-cols-[minmax(0,1fr)_24rem]">
        <IssueThread issue={issue} />
        <HandleForm issue={issue} />
      </div>
    </Page>
  );
}
