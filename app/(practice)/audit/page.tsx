import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { AuditCheck } from "#components/audit/audit-check.tsx";
import { AuditExportLinks } from "#components/audit/audit-export-links.tsx";
import { AuditFilters } from "#components/audit/audit-filters.tsx";
import { AuditTable } from "#components/audit/audit-table.tsx";
import { logSentence } from "#components/audit/log-sentence.ts";
import { Page } from "#components/layout/page.tsx";
import { Card } from "#components/ui/card.tsx";
import { serverApi } from "#server/api/caller.ts";
import { type AuditSearch, readAuditPage } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations("audit");
  return { title: words("title") };
}

/** Who opened and changed what, when and on whose behalf; and whether the log itself is whole. */
export default async function AuditPage({ searchParams }: { searchParams: Promise<AuditSearch> }) {
  await openScreen("audit");
  const [api, words, locale, search] = await Promise.all([
    serverApi(),
    getTranslations("audit"),
    getLocale(),
    searchParams,
  ]);
  const page = await api.audit.list(readAuditPage(search));
  const [actors, state] = await Promise.all([api.audit.listActors(), api.audit.state()]);
  const { sentence, more } = logSentence(words, state, new Date(), locale);
  return (
    <Page name={words("title")} sentence={sentence} more={more} actions={<AuditExportLinks />}>
      <AuditCheck state={state} />
      <AuditFilters actors={actors} />
      <Card padding="bare">
        <AuditTable rows={page.rows} nextBefore={page.nextBefore} />
      </Card>
    </Page>
  );
}
