import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { EditPatient } from "#components/patients/edit-patient.tsx";
import { FindPatient } from "#components/patients/find-patient.tsx";
import { PatientTable } from "#components/patients/patient-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { serverApi } from "#server/api/caller.ts";
import { may } from "#server/api/may.ts";
import { type PatientSearch, readPatientList } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("patients"))("title") };
}

/** Whom this practice receives from; who is not here is refused at the door. */
export default async function PatientsPage({ searchParams }: { searchParams: Promise<PatientSearch> }) {
  await openScreen("patients");
  const [api, words, search] = await Promise.all([serverApi(), getTranslations("patients"), searchParams]);
  const [{ rows, nextAfter }, mayImport] = await Promise.all([
    api.patients.list(readPatientList(search)),
    may("patient.import"),
  ]);
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Amsterdam" });
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
      <div className="max-w-form">
        <FindPatient />
      </div>
      <Card padding="bare">
        <PatientTable rows={rows} nextAfter={nextAfter} />
      </Card>
    </Page>
  );
}
