import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { ComparedWith } from "#components/measurements/preparation/compared-with.tsx";
import { PreparationSheet } from "#components/measurements/preparation/preparation-sheet.tsx";
import { SoepBlock } from "#components/measurements/preparation/soep-block.tsx";
import { PatientTabs } from "#components/patients/patient-tabs.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import { day } from "#server/measurements/contract.ts";
import { readPreparation, readSoep } from "./read-preparation.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("measurements.preparation"))("title") };
}

type PreparationPageProps = {
  params: Promise<{ patientId: string }>;
  searchParams: Promise<{ since?: string | string[] }>;
};

/** Summary to prepare a consultation, on one side of A4. */
export default async function PreparationPage({ params, searchParams }: PreparationPageProps) {
  await openScreen("patients");
  const [words, { patientId }, { since }] = await Promise.all([
    getTranslations("measurements.preparation"),
    params,
    searchParams,
  ]);
  const [facts, soep] = await Promise.all([
    readPreparation(patientId, day.safeParse(since).data ?? null),
    readSoep(patientId),
  ]);
  return (
    <div className="space-y-4">
      <div className="mx-auto max-w-198 print:hidden">
        <PatientTabs patientId={patientId} current="preparation" />
      </div>
      <header className="mx-auto flex max-w-198 flex-wrap items-center justify-between gap-3 print:hidden">
        <h1 className="font-strong text-title">{words("sentence")}</h1>
        <PrintButton>{words("print")}</PrintButton>
      </header>
      <div className="mx-auto max-w-198 print:hidden">
        <ComparedWith facts={facts} />
      </div>
      <PreparationSheet facts={facts} />
      <div className="mx-auto max-w-198 print:hidden">
        <SoepBlock facts={soep} />
      </div>
    </div>
  );
}
