import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { QuestionnaireTabs } from "#components/questionnaires/items/questionnaire-tabs.tsx";
import { LibraryList } from "#components/questionnaires/library/library-list.tsx";
import { LibrarySlots } from "#components/questionnaires/library/library-slots.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("questionnaires.tabs"))("library") };
}

/** The questionnaires that can be sent, each with its licence, version and source. */
export default async function LibraryPage() {
  await openScreen("questionnaires");
  const [api, words, canImport] = await Promise.all([
    serverApi(),
    getTranslations("questionnaires"),
    readerMay("questionnaire.import"),
  ]);
  const { rows, slots } = await api.questionnaires.library();
  const usable = rows.filter((row) => row.retiredAt === null && row.licence !== "unclear");
  return (
    <Page
      name={words("title")}
      sentence={words("library.sentence", { count: usable.length })}
      more={words("library.more")}
      actions={
        canImport ? (
          <LinkButton look="primary" href="/questionnaires/library/import">
            {words("library.import")}
          </LinkButton>
        ) : null
      }
    >
      <QuestionnaireTabs current="library" />
      <LibraryList rows={rows} />
      <LibrarySlots slots={slots} />
    </Page>
  );
}
