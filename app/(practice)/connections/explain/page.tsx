import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { ConnectionTabs } from "#components/connections/status/connection-tabs.tsx";
import { CopyExplain } from "#components/connections/status/copy-explain.tsx";
import { ExplainTable } from "#components/connections/status/explain-table.tsx";
import { Page } from "#components/layout/page.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connections.explain"))("title") };
}

/** Portal and PGO compared in two columns, to read at the desk or to hand out on paper. */
export default async function ExplainPage() {
  await openScreen("connection");
  const words = await getTranslations("connections.explain");
  return (
    <Page
      name={words("title")}
      sentence={words("sentence")}
      actions={
        <>
          <CopyExplain />
          <PrintButton>{words("print")}</PrintButton>
        </>
      }
    >
      <ConnectionTabs current="explain" />
      <ExplainTable />
      <p className="max-w-prose">{words("both")}</p>
      <p className="max-w-prose text-ink-soft">{words("help")}</p>
    </Page>
  );
}
