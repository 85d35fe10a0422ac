import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSides } from "#app/(practice)/round/read-sides.ts";
import { openFor } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { EditTemplate } from "#components/reviews/edit-template.tsx";
import { RoundTabs } from "#components/reviews/round-tabs.tsx";
import { TemplateList } from "#components/reviews/template-list.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { serverApi } from "#server/api/caller.ts";
import { may } from "#server/api/may.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews.templates"))("title") };
}

/** The texts with which a message to a patient begins, as this practice has them. */
export default async function TemplatesPage() {
  await openFor("reply.list-templates");
  const [api, words, sides, mayMaintain] = await Promise.all([
    serverApi(),
    getTranslations("reviews.templates"),
    readSides(),
    may("reply.maintain-template"),
  ]);
  const templates = await api.reviews.templates();
  const ownCount = templates.filter((template) => !template.isShipped).length;
  return (
    <Page
      name={words("title")}
      sentence={words("sentence", { count: templates.length })}
      more={words("more", { own: ownCount })}
      actions={mayMaintain ? <EditTemplate template={null} /> : null}
    >
      <RoundTabs sides={sides} current="templates" />
      {templates.length === 0 ? (
        <Card>
          <EmptyState title={words("none")}>{words("noneBody")}</EmptyState>
        </Card>
      ) : (
        <TemplateList templates={templates} mayMaintain={mayMaintain} />
      )}
    </Page>
  );
}
