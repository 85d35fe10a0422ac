import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { PopulationExportLink } from "#components/measurements/population-export-link.tsx";
import { PopulationFilters } from "#components/measurements/population-filters.tsx";
import { PopulationSentence } from "#components/measurements/population-sentence.tsx";
import { PopulationTable } from "#components/measurements/population-table.tsx";
import { PopulationViews } from "#components/measurements/population-views.tsx";
import { sendAddress } from "#components/measurements/view-address.ts";
import { Card } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { serverApi } from "#server/api/caller.ts";
import { may } from "#server/api/may.ts";
import { type PopulationSearch, readPopulationPage } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("measurements.population"))("title") };
}

/** Everybody of whom the practice has a series, and who needs somebody now. */
export default async function PopulationScreen({ searchParams }: { searchParams: Promise<PopulationSearch> }) {
  await openScreen("measurements");
  const [api, words, search, mayExport, maySend] = await Promise.all([
    serverApi(),
    getTranslations("measurements.population"),
    searchParams,
    may("measurement.export"),
    may("questionnaire.send"),
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
