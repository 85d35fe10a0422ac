import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { TodayConnectionCard } from "#components/connections/today-connection-card.tsx";
import { TodayNews } from "#components/connections/today-news.tsx";
import { TodayNoticesCard } from "#components/connections/today-notices-card.tsx";
import { TodayDoneCard, TodayStepsCard } from "#components/connections/today-steps-card.tsx";
import { TodayIssuesCard } from "#components/issues/today-issues-card.tsx";
import { Page } from "#components/layout/page.tsx";
import { TodayAlarmsCard } from "#components/measurements/today-alarms-card.tsx";
import { TodayRoundCard } from "#components/reviews/today-round-card.tsx";
import { TodaySetupCard } from "#components/reviews/today-setup-card.tsx";
import { TodayTasksCard } from "#components/reviews/today-tasks-card.tsx";
import { dayInFull, partOfDay } from "#components/ui/said-time.ts";
import { readerMay, serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations("today");
  return { title: words("title") };
}

/** What waits for me, for the team, and how the connection is; nothing else. */
export default async function TodayPage() {
  const actor = await openScreen("today");
  const [api, words, locale] = await Promise.all([serverApi(), getTranslations("today"), getLocale()]);
  const { steps, notices, ...connection } = await api.connections.today();
  const [issues, progress, tasks, alarms, mayPlan] = await Promise.all([
    api.issues.news(),
    (await readerMay("review.list")) ? api.reviews.progress() : null,
    (await readerMay("review.task")) ? api.reviews.tasks({ show: "mine" }) : null,
    (await readerMay("measurement.acknowledge-alarm")) ? api.measurements.myAlarms() : [],
    readerMay("review.plan"),
  ]);
  const open = steps.filter((step) => step.doneAt === null);
  const mine = open.filter((step) => step.ownerId === actor.personId);
  const team = open.filter((step) => step.ownerId !== actor.personId);
  const waiting = {
    alarms: alarms.length,
    round: progress?.waitingCount ?? 0,
    tasks: tasks?.length ?? 0,
  };
  const now = new Date();
  const greeting = words("greeting", { part: partOfDay(now), name: actor.name.split(" ")[0] ?? "" });
  const kind = actor.organizationKind;
  return (
    <Page
      name={dayInFull(now, locale)}
      sentence={greeting}
      more={
        <TodayNews waiting={waiting} mine={mine} noticeCount={notices.length} connection={connection} kind={kind} />
      }
    >
      <div className="grid items-start gap-5 desk:grid-cols-3">
        {alarms.length > 0 ? <TodayAlarmsCard alarms={alarms} /> : null}
        {progress ? <TodayRoundCard progress={progress} /> : null}
        {!progress && mayPlan ? <TodaySetupCard /> : null}
        {tasks ? <TodayTasksCard tasks={tasks} /> : null}
        {progress ? <TodayConnectionCard connection={connection} kind={kind} /> : null}
        {open.length === 0 && !progress ? <TodayDoneCard /> : null}
        {issues.length > 0 ? <TodayIssuesCard issues={issues} /> : null}
        {open.length > 0 ? <TodayStepsCard whose="mine" steps={mine} /> : null}
        {open.length > 0 ? <TodayStepsCard whose="team" steps={team} /> : null}
        {progress ? null : <TodayConnectionCard connection={connection} kind={kind} />}
      </div>
      {notices.length > 0 ? <TodayNoticesCard notices={notices} /> : null}
    </Page>
  );
}
