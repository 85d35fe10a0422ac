import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { ConnectionTabs } from "#components/connections/status/connection-tabs.tsx";
import { Glossary } from "#components/connections/status/glossary.tsx";
import { Page } from "#components/layout/page.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connections.glossary"))("title") };
}

/** Terms that come up at the desk, in plain language; printable. */
export default async function GlossaryPage() {
  await openScreen("connection");
  const words = await getTranslations("connections.glossary");
  return (
    <Page name={words("title")} sentence={words("sentence")} actions={<PrintButton>{words("print")}</PrintButton>}>
      <ConnectionTabs current="glossary" />
      <Glossary />
    </Page>
  );
}
