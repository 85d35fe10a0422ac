import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { AuditCheck } from "#components/audit/audit-check.tsx";
import { AuditExportLinks } from "#components/audit/audit-export-links.tsx";
import { AuditFilters } from "#components/audit/audit-filters.tsx";
import { AuditPatientFilter } from "#components/audit/audit-patient-filter.tsx";
import { AuditTable } from "#components/audit/audit-table.tsx";
import { logSentence } from "#components/audit/log-sentence.ts";
import { Page } from "#components/layout/page.tsx";
import { EmergenciesCard } from "#components/patients/treaters/emergencies-card.tsx";
import { TreatersCard } from "#components/patients/treaters/treaters-card.tsx";
import { Card } from "#components/ui/card.tsx";
import { serverApi } from "#server/api/caller.ts";
import { type AuditSearch, readAuditPage } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations("audit");
  return { title: words("title") };
}

/** Who opened and changed what, when and on whose behalf, whether the log is intact, and which records were opened with a reason since. */
export default async function AuditPage({ searchParams }: { searchParams: Promise<AuditSearch> }) {
  await openScreen("audit");
  const [api, words, locale, search] = await Promise.all([
    serverApi(),
    getTranslations("audit"),
    getLocale(),
    searchParams,
  ]);
  const input = readAuditPage(search);
  const { patientId } = input;
  const page = await api.audit.list(input);
  const [actors, state, patient] = await Promise.all([
    api.audit.listActors(),
    api.audit.state(),
    patientId ? api.audit.patient({ patientId }) : null,
  ]);
  const [emergencies, treaters] = await Promise.all([
    api.patients.emergencies(),
    patient ? api.audit.treaters({ patientId: patient.patientId }) : null,
  ]);
  const { sentence, more } = logSentence(words, state, new Date(), locale);
  return (
    <Page name={words("title")} sentence={sentence} more={more} actions={<AuditExportLinks />}>
      <EmergenciesCard emergencies={emergencies} />
      <AuditCheck state={state} />
      <AuditPatientFilter chosen={patient} />
      {patient && treaters ? <TreatersCard patientId={patient.patientId} treaters={treaters} readerId={null} /> : null}
      <AuditFilters actors={actors} />
      <Card padding="bare">
        <AuditTable rows={page.rows} nextBefore={page.nextBefore} />
      </Card>
    </Page>
  );
}
