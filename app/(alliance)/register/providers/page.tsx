import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type RegisterSearch, readProviders } from "#app/(alliance)/register/search-params.ts";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { ProviderFilters } from "#components/register/provider-filters.tsx";
import { ProviderTable } from "#components/register/provider-table.tsx";
import { RegisterTabs } from "#components/register/register-tabs.tsx";
import { StandingLine } from "#components/register/standing-line.tsx";
import { Card } from "#components/ui/card.tsx";
import { serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("register.providers"))("title") };
}

/** The providers in the register, by sector, with the date of the list. */
export default async function ProvidersPage({ searchParams }: { searchParams: Promise<RegisterSearch> }) {
  await openScreen("register");
  const [api, words, search] = await Promise.all([serverApi(), getTranslations("register.providers"), searchParams]);
  const input = readProviders(search);
  const [standings, counts, page] = await Promise.all([
    api.register.ages(),
    api.register.sectors(),
    api.register.providers(input),
  ]);
  const zal = standings.find(({ list }) => list === "ZAL");
  return (
    <Page
      name={words("title")}
      sentence={words("sentence", { count: zal?.current?.counts.providers ?? 0, unknown: counts.unknown })}
    >
      <RegisterTabs current="providers" />
      <StandingLine standing={zal} />
      <ProviderFilters counts={counts} />
      <Card padding="bare">
        <ProviderTable page={page} />
      </Card>
    </Page>
  );
}
