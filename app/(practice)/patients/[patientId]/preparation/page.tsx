import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { PreparationSheet } from "#components/measurements/preparation-sheet.tsx";
import { SoepBlock } from "#components/measurements/soep-block.tsx";
import { PatientTabs } from "#components/patients/patient-tabs.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import { readPreparation, readSoep } from "./read-preparation.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("measurements.preparation"))("title") };
}

/** What a consult begins with, on one side of A4. */
export default async function PreparationPage({ params }: { params: Promise<{ patientId: string }> }) {
  await openScreen("patients");
  const [words, { patientId }] = await Promise.all([getTranslations("measurements.preparation"), params]);
  const [facts, soep] = await Promise.all([readPreparation(patientId), readSoep(patientId)]);
  return (
    <div className="space-y-4">
      <div className="mx-auto max-w-198 print:hidden">
        <PatientTabs patientId={patientId} current="preparation" />
      </div>
      <header className="mx-auto flex max-w-198 flex-wrap items-center justify-between gap-3 print:hidden">
        <h1 className="font-strong text-title">{words("sentence")}</h1>
        <PrintButton>{words("print")}</PrintButton>
      </header>
      <PreparationSheet facts={facts} />
      <div className="mx-auto max-w-198 print:hidden">
        <SoepBlock facts={soep} />
      </div>
    </div>
  );
}
