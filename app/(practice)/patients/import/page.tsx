import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { ImportPatients } from "#components/patients/import/import-patients.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { readerMay } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("patients.import"))("title") };
}

/** Imports all patients of a practice from one file, with a preview before anything changes. */
export default async function ImportPatientsPage() {
  await openScreen("patients");
  if (!(await readerMay("patient.import"))) notFound();
  const [words, list] = await Promise.all([getTranslations("patients.import"), getTranslations("patients")]);
  return (
    <Page
      name={<TextLink href="/patients">{list("title")}</TextLink>}
      sentence={words("sentence")}
      more={words("more")}
    >
      <ImportPatients />
    </Page>
  );
}
