import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { VersionChanges } from "#components/register/version-changes.tsx";
import { VersionFacts } from "#components/register/version-facts.tsx";
import { Card } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { wasInForce } from "#db/terms/register.ts";
import { serverApi } from "#server/api/caller.ts";
import { VersionInput } from "#server/register/versions/contract.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("register"))("title") };
}

/** One version of a list: its facts, whether it was accepted, and what it changed. */
export default async function VersionPage({ params }: { params: Promise<{ versionId: string }> }) {
  await openScreen("register");
  const [api, words, input] = await Promise.all([serverApi(), getTranslations("register"), params]);
  const asked = VersionInput.safeParse(input);
  if (!asked.success) notFound();
  const { version, changes, hasMore, isFirst } = await api.register.version(asked.data);
  const name = version.list ? words(`list.${version.list}.name`) : "";
  const sentence = version.list
    ? words("version.title", { name, serial: version.serial ?? 0 })
    : words("version.titleUnknown");
  return (
    <Page
      name={words("title")}
      sentence={sentence}
      actions={<LinkButton href="/register">{words("version.back")}</LinkButton>}
    >
      <VersionFacts version={version} />
      {wasInForce(version.state) ? (
        <Card title={words("version.changes")} padding="bare">
          <VersionChanges changes={changes} isFirst={isFirst} />
          {hasMore ? (
            <p className="border-line border-t px-card py-3 text-ink-soft text-small">{words("version.more")}</p>
          ) : null}
        </Card>
      ) : null}
    </Page>
  );
}
