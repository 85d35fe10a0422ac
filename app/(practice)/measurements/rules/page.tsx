import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { RuleList } from "#components/measurements/rule-list.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { serverApi } from "#server/api/caller.ts";
import { may } from "#server/api/may.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("measurements.rules"))("title") };
}

/** By which rules Balie says how a series stands, where each comes from, and which the practice set for itself. */
export default async function RulesPage() {
  await openScreen("measurements");
  const [api, words, mayChange] = await Promise.all([
    serverApi(),
    getTranslations("measurements.rules"),
    may("measurement.set-rule"),
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
