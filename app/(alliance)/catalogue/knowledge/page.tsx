import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { BenchmarkTiles } from "#components/catalogue/benchmark-tiles.tsx";
import { CatalogueTabs } from "#components/catalogue/catalogue-tabs.tsx";
import { DutyTimeline } from "#components/catalogue/duty-timeline.tsx";
import { KnowledgeCards } from "#components/catalogue/knowledge-cards.tsx";
import { Page } from "#components/layout/page.tsx";
import { serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalogue.knowledge"))("title") };
}

/** Timeline of laws and agreements, with dated figures and background facts about PGOs. */
export default async function KnowledgePage() {
  await openScreen("catalogue");
  const [api, words] = await Promise.all([serverApi(), getTranslations("catalogue.knowledge")]);
  return (
    <Page name={words("title")} sentence={words("sentence")}>
      <CatalogueTabs current="knowledge" />
      <div className="grid items-start gap-5 wide:grid-cols-2">
        <DutyTimeline duties={await api.catalogue.duties()} />
        <KnowledgeCards />
      </div>
      <BenchmarkTiles />
    </Page>
  );
}
