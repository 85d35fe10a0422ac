import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { type AuditSearch, readAuditFilter } from "#app/(practice)/audit/search-params.ts";
import { openScreen } from "#app/shell.ts";
import { LooksTable } from "#components/audit/looks-table.tsx";
import { Page } from "#components/layout/page.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import { serverApi } from "#server/api/caller.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { spokenDay } from "#server/calendar/spoken.ts";

const wholeDay = { day: "numeric", month: "long", year: "numeric" } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit.overview"))("title") };
}

/** Who saw one patient, when, in which role, what and why: to print and hand to the patient. */
export default async function OverviewPage({ searchParams }: { searchParams: Promise<AuditSearch> }) {
  await openScreen("audit");
  const { patientId, from, until } = readAuditFilter(await searchParams);
  if (!patientId) notFound();
  const [api, words, locale] = await Promise.all([serverApi(), getTranslations("audit.overview"), getLocale()]);
  const { patient, organizationName, looks, isMore } = await api.audit.looks({ patientId, from, until });
  const spoken = (day: string | undefined) => (day === undefined ? "none" : spokenDay(day, locale, wholeDay));
  const period = {
    organization: organizationName,
    from: spoken(from),
    until: spoken(until),
    day: spokenDay(dutchDay(new Date()), locale, wholeDay),
  };
  return (
    <Page
      name={words("title")}
      sentence={words("sentence", { name: patient.fullName })}
      more={words("born", { birthDate: spoken(patient.birthDate), number: patient.recordNumber ?? "none" })}
      actions={
        <>
          <LinkButton look="plain" href={`/audit?${new URLSearchParams({ patient: patientId })}`}>
            {words("back")}
          </LinkButton>
          <PrintButton>{words("print")}</PrintButton>
        </>
      }
    >
      <p>{words("period", period)}</p>
      {isMore ? <p className="font-strong">{words("isMore")}</p> : null}
      {looks.length === 0 ? <p>{words("empty")}</p> : <LooksTable looks={looks} />}
      <p className="text-ink-soft text-small">{words("merged")}</p>
    </Page>
  );
}
