import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readPopulationFilter } from "#app/(practice)/measurements/search-params.ts";
import { type QuestionnaireSearch, readSelection } from "#app/(practice)/questionnaires/search-params.ts";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { SendQuestionnaire } from "#components/questionnaires/sending/send-questionnaire.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("questionnaires.send"))("title") };
}

/** Sends a questionnaire to one patient, a selection, or everybody in a filtered population; the URL says which. */
export default async function SendPage({ searchParams }: { searchParams: Promise<QuestionnaireSearch> }) {
  await openScreen("questionnaires");
  const [api, screen, words, search] = await Promise.all([
    serverApi(),
    getTranslations("questionnaires"),
    getTranslations("questionnaires.send"),
    searchParams,
  ]);
  const { questionnaireId, patientIds: named } = readSelection(search);
  const isPopulation = search.to === "population" && (await readerMay("measurement.population"));
  const { patientIds, isMore } = isPopulation
    ? await api.measurements.populationPatients(readPopulationFilter(search))
    : { patientIds: named, isMore: false };
  const [library, recipients] = await Promise.all([
    api.questionnaires.library(),
    api.questionnaires.recipients({ patientIds }),
  ]);
  const lists = library.rows.filter((row) => row.retiredAt === null && row.licence !== "unclear");
  const known = lists.some((each) => each.questionnaireId === questionnaireId) ? questionnaireId : null;
  return (
    <Page
      name={<TextLink href="/questionnaires">{screen("title")}</TextLink>}
      sentence={words("sentence")}
      width="form"
    >
      {isMore ? <Callout state="look">{words("more", { count: patientIds.length })}</Callout> : null}
      <SendQuestionnaire lists={lists} questionnaireId={known} recipients={recipients} />
    </Page>
  );
}
