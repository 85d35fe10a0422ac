import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { ImportFile } from "#components/questionnaires/library/import-file.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { readerMay } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("questionnaires.import"))("title") };
}

/** Imports a questionnaire from a file, with a preview before anything is stored. */
export default async function ImportPage() {
  await openScreen("questionnaires");
  if (!(await readerMay("questionnaire.import"))) notFound();
  const words = await getTranslations("questionnaires.import");
  const tabs = await getTranslations("questionnaires.tabs");
  return (
    <Page
      name={<TextLink href="/questionnaires/library">{tabs("library")}</TextLink>}
      sentence={words("sentence")}
      more={words("more")}
    >
      <ImportFile />
    </Page>
  );
}
