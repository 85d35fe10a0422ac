import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { RuleList } from "#components/measurements/agreements/rule-list.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("measurements.rules"))("title") };
}

/** The rules by which Balie assesses a series, with their sources, and those that the practice changed. */
export default async function RulesPage() {
  await openScreen("measurements");
  const [api, words, mayChange] = await Promise.all([
    serverApi(),
    getTranslations("measurements.rules"),
    readerMay("measurement.set-rule"),
  ]);
  const rules = await api.measurements.rules();
  const ownCount = rules.filter((rule) => rule.origin === "organization").length;
  return (
    <Page
      name={words("title")}
      sentence={words("sentence", { count: rules.length, own: ownCount })}
      more={words("more")}
      actions={<LinkButton href="/measurements">{words("to-population")}</LinkButton>}
    >
      <RuleList rules={rules} mayChange={mayChange} />
    </Page>
  );
}
