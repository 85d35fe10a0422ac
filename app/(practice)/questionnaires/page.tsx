import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { QuestionnaireTabs } from "#components/questionnaires/items/questionnaire-tabs.tsx";
import { SendingList } from "#components/questionnaires/sending/sending-list.tsx";
import { TaskFilters } from "#components/questionnaires/sending/task-filters.tsx";
import { TaskTable } from "#components/questionnaires/sending/task-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";
import { type QuestionnaireSearch, readTaskFilter } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("questionnaires"))("title") };
}

/** Which questionnaires were sent to whom, and their progress. */
export default async function QuestionnairesPage({ searchParams }: { searchParams: Promise<QuestionnaireSearch> }) {
  await openScreen("questionnaires");
  const [api, words, search] = await Promise.all([serverApi(), getTranslations("questionnaires"), searchParams]);
  const filter = readTaskFilter(search);
  const [page, sendings, library, canSend] = await Promise.all([
    api.questionnaires.list(filter),
    filter.sendingId ? [] : api.questionnaires.sendings(),
    api.questionnaires.library(),
    readerMay("questionnaire.send"),
  ]);
  const inSending = Object.values(page.counts).reduce((sum, each) => sum + each, 0);
  const waiting = page.waitingCount > 0 ? words("sent.waiting", { count: page.waitingCount }) : words("sent.none");
  const ofSending = filter.sendingId ? words("sending.of", { done: page.counts.done ?? 0, count: inSending }) : null;
  const next = page.after ? `${page.after.sentAt}_${page.after.taskId}` : null;
  const isFiltered = Boolean(filter.state ?? filter.questionnaireId ?? filter.sendingId);
  return (
    <Page
      name={words("title")}
      sentence={waiting}
      more={ofSending ?? words("sent.more")}
      actions={
        canSend ? (
          <LinkButton look="primary" href="/questionnaires/send">
            {words("sent.send")}
          </LinkButton>
        ) : null
      }
    >
      <QuestionnaireTabs current="sent" />
      <SendingList sendings={sendings} />
      <TaskFilters lists={library.rows.filter((row) => row.sentCount > 0)} />
      <Card padding="bare">
        <TaskTable rows={page.rows} next={next} isFiltered={isFiltered} canSend={canSend} />
      </Card>
    </Page>
  );
}
