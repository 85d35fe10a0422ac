import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { readMeasurementSearch } from "#app/(practice)/patients/[patientId]/measurements/search-params.ts";
import type { Search } from "#app/search.ts";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { Card } from "#components/ui/card.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import { instructionsOf } from "#db/terms/measurement-instructions.ts";
import { serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("measurements.start"))("instructions") };
}

type Props = { params: Promise<{ patientId: string }>; searchParams: Promise<Search> };

/** The instructions of the protocol that is running or planned, to print for a patient who uses no PGO. */
export default async function InstructionsPage({ params, searchParams }: Props) {
  await openScreen("patients");
  const [api, words, { patientId }, search] = await Promise.all([
    serverApi(),
    getTranslations("measurements.start"),
    params,
    searchParams,
  ]);
  const { kind, days } = readMeasurementSearch(search);
  if (!kind) notFound();
  const { protocol, planned } = await api.measurements.series({ patientId, kind, days });
  const current = protocol?.isRunning ? protocol : planned;
  if (!current) notFound();
  const setting = await api.measurements.instructions({ patientId, kind: current.kind });
  return (
    <Page
      name={words("instructions")}
      sentence={words("instructions-sentence")}
      actions={<PrintButton>{words("print")}</PrintButton>}
    >
      <Card title={words("instructions-for")}>
        <p className="max-w-prose whitespace-pre-line">{instructionsOf({ ...current, ...setting, shares: false })}</p>
      </Card>
    </Page>
  );
}
