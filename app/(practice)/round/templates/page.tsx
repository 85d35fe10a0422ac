import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSides } from "#app/(practice)/round/read-sides.ts";
import { openFor } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { EditTemplate } from "#components/messages/edit-template.tsx";
import { InstructionList } from "#components/messages/instruction-list.tsx";
import { TemplateList } from "#components/messages/template-list.tsx";
import { RoundTabs } from "#components/reviews/round/round-tabs.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("messages.templates"))("title") };
}

/** This practice's message templates. */
export default async function TemplatesPage() {
  await openFor("message.list-templates");
  const [api, words, sides, mayMaintain] = await Promise.all([
    serverApi(),
    getTranslations("messages.templates"),
    readSides(),
    readerMay("message.maintain-template"),
  ]);
  const [templates, instructions] = await Promise.all([api.messages.templates(), api.messages.instructions()]);
  const ownCount = templates.filter((template) => !template.isShipped).length;
  return (
    <Page
      name={words("title")}
      sentence={words("sentence", { count: templates.length })}
      more={words("more", { own: ownCount })}
      actions={mayMaintain ? <EditTemplate template={null} /> : null}
    >
      <RoundTabs {...sides} current="templates" />
      {templates.length === 0 ? (
        <Card>
          <EmptyState title={words("none")}>{words("noneBody")}</EmptyState>
        </Card>
      ) : (
        <TemplateList templates={templates} mayMaintain={mayMaintain} />
      )}
      <InstructionList all={instructions} mayMaintain={mayMaintain} />
    </Page>
  );
}
