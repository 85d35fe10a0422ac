import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSides } from "#app/(practice)/round/read-sides.ts";
import { readTaskShow } from "#app/(practice)/round/search-params.ts";
import type { Search } from "#app/search.ts";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { RoundTabs } from "#components/reviews/round-tabs.tsx";
import { TaskList } from "#components/reviews/task-list.tsx";
import { TaskTabs } from "#components/reviews/task-tabs.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews.tasks"))("title") };
}

type TasksPageProps = { searchParams: Promise<Search> };

/** What the round asked of people: mine and the team's, everybody's, and what was done. */
export default async function TasksPage({ searchParams }: TasksPageProps) {
  await openScreen("round");
  const [search, api, words, sides] = await Promise.all([
    searchParams,
    serverApi(),
    getTranslations("reviews.tasks"),
    readSides(),
  ]);
  const show = readTaskShow(search);
  const tasks = await api.reviews.tasks({ show });
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Amsterdam" });
  const late = tasks.filter((task) => task.doneAt === null && task.dueOn < today).length;
  return (
    <Page
      name={words("title")}
      sentence={words(`sentence.${show}`, { count: tasks.length })}
      more={late > 0 ? words("late", { count: late }) : null}
    >
      <RoundTabs sides={sides} current="tasks" />
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
