import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { QuestionnaireItems } from "#components/questionnaires/items/questionnaire-items.tsx";
import { ActionCard } from "#components/questionnaires/library/action-card.tsx";
import { FindingList } from "#components/questionnaires/library/finding-list.tsx";
import { QuestionnaireFacts } from "#components/questionnaires/library/questionnaire-facts.tsx";
import { RetireQuestionnaire } from "#components/questionnaires/library/retire-questionnaire.tsx";
import { ScoringCard } from "#components/questionnaires/library/scoring-card.tsx";
import { TermsCard } from "#components/questionnaires/library/terms-card.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";
import { QuestionnaireInput } from "#server/questionnaires/library/contract.ts";

type Route = { params: Promise<{ questionnaireId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("questionnaires.tabs"))("library") };
}

/**
 * One questionnaire as the patient sees it, with its licence, its scoring and the actions that the practice agreed on.
 */
export default async function QuestionnairePage({ params }: Route) {
  await openScreen("questionnaires");
  const asked = QuestionnaireInput.safeParse(await params);
  if (!asked.success) notFound();
  const [api, words, canChange] = await Promise.all([
    serverApi(),
    getTranslations("questionnaires"),
    readerMay("questionnaire.import"),
  ]);
  const list = await api.questionnaires.get(asked.data);
  const { questionnaireId } = list;
  const isRetired = list.retiredAt !== null;
  const canSend = !isRetired && list.licence !== "unclear";
  return (
    <Page
      name={<TextLink href="/questionnaires/library">{words("tabs.library")}</TextLink>}
      sentence={list.title}
      more={words("view.more")}
      actions={
        <>
          {canChange ? <RetireQuestionnaire questionnaireId={questionnaireId} isRetired={isRetired} /> : null}
          {canSend ? (
            <LinkButton look="primary" href={`/questionnaires/send?questionnaire=${questionnaireId}`}>
              {words("library.send")}
            </LinkButton>
          ) : null}
        </>
      }
    >
      {isRetired ? <Callout state="look">{words("view.retired")}</Callout> : null}
      {list.findings.length > 0 ? <FindingList findings={list.findings} /> : null}
      <div className="grid items-start gap-5 desk:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Card title={words("view.questions")}>
          <QuestionnaireItems items={list.items} />
        </Card>
        <div className="space-y-5">
          <ActionCard questionnaireId={questionnaireId} actions={list.actions} canAgree={canChange} />
          <ScoringCard scoring={list.scoring} />
          <QuestionnaireFacts list={list} />
          {canChange && list.origin === "imported" ? <TermsCard list={list} /> : null}
        </div>
      </div>
    </Page>
  );
}
