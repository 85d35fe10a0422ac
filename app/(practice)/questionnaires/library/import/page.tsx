import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { ImportFile } from "#components/questionnaires/import-file.tsx";
import { readerMay } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("questionnaires.import"))("title") };
}

/** A list of somebody else, looked at before it is kept. */
export default async function ImportPage() {
  await openScreen("questionnaires");
  if (!(await readerMay("questionnaire.import"))) notFound();
  const words = await getTranslations("questionnaires.import");
  return (
    <Page name={words("title")} sentence={words("sentence")} more={words("more")}>
      <ImportFile />
    </Page>
  );
}
