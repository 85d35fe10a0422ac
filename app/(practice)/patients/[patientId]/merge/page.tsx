import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { type PatientSearch, readMergeWith } from "#app/(practice)/patients/search-params.ts";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { MergePreviewCards } from "#components/patients/merge-preview.tsx";
import { MergeWith } from "#components/patients/merge-with.tsx";
import { PatientHead } from "#components/patients/patient-head.tsx";
import { Card } from "#components/ui/card.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";
import { mergeUndoDays } from "#server/patients/contract.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("patients.merge"))("title") };
}

type MergePageProps = { params: Promise<{ patientId: string }>; searchParams: Promise<PatientSearch> };

/** Makes one patient of two: first who the other is, then what happens, then the button. */
export default async function MergePage({ params, searchParams }: MergePageProps) {
  await openScreen("patients");
  if (!(await readerMay("patient.merge"))) notFound();
  const [{ patientId }, search, api, words] = await Promise.all([
    params,
    searchParams,
    serverApi(),
    getTranslations("patients.merge"),
  ]);
  const patient = await api.patients.get({ patientId });
  if (patient.patientId !== patientId) redirect(`/patients/${patient.patientId}/merge`);
  const otherId = readMergeWith(search);
  const preview = otherId ? await api.patients.mergePreview({ patientId, otherId }) : null;
  return (
    <Page
      name={
        <TextLink href={`/patients/${patientId}`}>
          <PatientHead patient={patient} />
        </TextLink>
      }
      sentence={words("sentence")}
      more={words("more", { days: mergeUndoDays })}
    >
      {preview ? (
        <MergePreviewCards key={preview.other.patientId} preview={preview} />
      ) : (
        <Card title={words("title")}>
          <MergeWith patientId={patientId} />
        </Card>
      )}
    </Page>
  );
}
