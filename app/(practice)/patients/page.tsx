import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { EditPatient } from "#components/patients/edit-patient.tsx";
import { FindInPatients } from "#components/patients/find-in-patients.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { type PatientSearch, readPatientList } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("patients"))("title") };
}

/** The patients from whom this practice accepts data; the FHIR server refuses anybody else. */
export default async function PatientsPage({ searchParams }: { searchParams: Promise<PatientSearch> }) {
  await openScreen("patients");
  const [api, words, search] = await Promise.all([serverApi(), getTranslations("patients"), searchParams]);
  const [page, mayImport] = await Promise.all([
    api.patients.list(readPatientList(search)),
    readerMay("patient.import"),
  ]);
  const today = dutchDay(new Date());
  return (
    <Page
      name={words("title")}
      sentence={words("sentence")}
      more={words("more")}
      actions={
        <>
          {mayImport ? <LinkButton href="/patients/import">{words("import.link")}</LinkButton> : null}
          <EditPatient patient={null} today={today} />
        </>
      }
    >
      <FindInPatients page={page} />
    </Page>
  );
}
