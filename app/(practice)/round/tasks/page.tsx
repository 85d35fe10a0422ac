import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSides } from "#app/(practice)/round/read-sides.ts";
import { readTaskShow } from "#app/(practice)/round/search-params.ts";
import type { Search } from "#app/search.ts";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { RoundTabs } from "#components/reviews/round/round-tabs.tsx";
import { TaskList } from "#components/tasks/task-list.tsx";
import { TaskTabs } from "#components/tasks/task-tabs.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { serverApi } from "#server/api/caller.ts";
import { dutchDay } from "#server/calendar/clock.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tasks"))("title") };
}

type TasksPageProps = { searchParams: Promise<Search> };

/** Tasks for the reader and the team, for everybody, or finished. */
export default async function TasksPage({ searchParams }: TasksPageProps) {
  await openScreen("round");
  const [search, api, words, sides] = await Promise.all([
    searchParams,
    serverApi(),
    getTranslations("tasks"),
    readSides(),
  ]);
  const show = readTaskShow(search);
  const tasks = await api.tasks.list({ show });
  const today = dutchDay(new Date());
  const late = tasks.filter((task) => task.doneAt === null && task.dueOn < today).length;
  return (
    <Page
      name={words("title")}
      sentence={words(`sentence.${show}`, { count: tasks.length })}
      more={late > 0 ? words("late", { count: late }) : null}
    >
      <RoundTabs {...sides} current="tasks" />
      <Card title={words("title")} aside={<TaskTabs current={show} />} padding="bare">
        {tasks.length === 0 ? (
          <EmptyState kind={show === "done" ? "empty" : "done"} title={words(`none.${show}`)}>
            {words("noneBody")}
          </EmptyState>
        ) : (
          <TaskList tasks={tasks} today={today} hasNames />
        )}
      </Card>
    </Page>
  );
}
