import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { PopulationExportLink } from "#components/measurements/population/population-export-link.tsx";
import { PopulationFilters } from "#components/measurements/population/population-filters.tsx";
import { PopulationSentence } from "#components/measurements/population/population-sentence.tsx";
import { PopulationTable } from "#components/measurements/population/population-table.tsx";
import { PopulationViews } from "#components/measurements/population/population-views.tsx";
import { sendAddress } from "#components/measurements/population/view-address.ts";
import { Card } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";
import { type PopulationSearch, readPopulationPage } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("measurements.population"))("title") };
}

/** Every patient with a measurement series, and who needs attention now. */
export default async function PopulationScreen({ searchParams }: { searchParams: Promise<PopulationSearch> }) {
  await openScreen("measurements");
  const [api, words, search, mayExport, maySend] = await Promise.all([
    serverApi(),
    getTranslations("measurements.population"),
    searchParams,
    readerMay("measurement.export"),
    readerMay("questionnaire.send"),
  ]);
  const input = readPopulationPage(search);
  const [page, views] = await Promise.all([api.measurements.population(input), api.measurements.views()]);
  return (
    <Page
      name={words("title")}
      sentence={<PopulationSentence filter={input} count={page.count} />}
      actions={
        <>
          <LinkButton href="/measurements/rules">{words("to-rules")}</LinkButton>
          {maySend && page.count > 0 ? <LinkButton href={sendAddress(input)}>{words("to-send")}</LinkButton> : null}
          {mayExport ? <PopulationExportLink /> : null}
        </>
      }
    >
      <PopulationViews views={views} filter={input} />
      <PopulationFilters />
      <Card padding="bare">
        <PopulationTable page={page} sort={input.sort} />
      </Card>
    </Page>
  );
}
