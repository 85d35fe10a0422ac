import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type QuestionnaireSearch, readSelection } from "#app/(practice)/questionnaires/search-params.ts";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { SendQuestionnaire } from "#components/questionnaires/send-questionnaire.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("questionnaires.send"))("title") };
}

/** Sending a list to one patient or a selection; both can stand in the address. */
export default async function SendPage({ searchParams }: { searchParams: Promise<QuestionnaireSearch> }) {
  await openScreen("questionnaires");
  const [api, screen, words, search] = await Promise.all([
    serverApi(),
    getTranslations("questionnaires"),
    getTranslations("questionnaires.send"),
    searchParams,
  ]);
  const { questionnaireId, patientIds } = readSelection(search);
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
      <SendQuestionnaire lists={lists} questionnaireId={known} recipients={recipients} />
    </Page>
  );
}
