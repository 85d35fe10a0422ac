import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { TodayDoneCard, TodayStepsCard } from "#components/connections/case/today-steps-card.tsx";
import { TodayConnectionCard } from "#components/connections/status/today-connection-card.tsx";
import { TodayTiesCard } from "#components/connections/ties/today-ties-card.tsx";
import { TodayNews } from "#components/connections/watch/today-news.tsx";
import { TodayNoticesCard } from "#components/connections/watch/today-notices-card.tsx";
import { waitingIn } from "#components/consults/inbox/counts.ts";
import { TodayConsultsCard } from "#components/consults/inbox/today-consults-card.tsx";
import { TodayIssuesCard } from "#components/issues/today-issues-card.tsx";
import { Page } from "#components/layout/page.tsx";
import { HandledAlarmsCard } from "#components/measurements/assessment/handled-alarms-card.tsx";
import { TodayAlarmsCard } from "#components/measurements/assessment/today-alarms-card.tsx";
import { TodayRoundCard } from "#components/reviews/round/today-round-card.tsx";
import { TodaySetupCard } from "#components/reviews/round/today-setup-card.tsx";
import { TodayCallsCard } from "#components/tasks/today-calls-card.tsx";
import { TodayTasksCard } from "#components/tasks/today-tasks-card.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { dayInFull, partOfDay } from "#server/calendar/spoken.ts";

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations("today");
  return { title: words("title") };
}

/** What waits for the reader and the team, and the state of the connection. */
export default async function TodayPage() {
  const actor = await openScreen("today");
  const [api, words, locale] = await Promise.all([serverApi(), getTranslations("today"), getLocale()]);
  const { steps, notices, ...connection } = await api.connections.today();
  const mayHandle = await readerMay("measurement.acknowledge-alarm");
  const [ties, issues, progress, consults, tasks, alarms, handled, mayPlan] = await Promise.all([
    api.connections.ownTies(),
    api.issues.news(),
    (await readerMay("review.list")) ? api.reviews.progress() : null,
    (await readerMay("consult.list")) ? api.consults.counts() : null,
    (await readerMay("task.list")) ? api.tasks.list({ show: "mine" }) : null,
    mayHandle ? api.measurements.myAlarms() : [],
    mayHandle ? api.measurements.handledAlarms() : [],
    readerMay("review.plan"),
  ]);
  const open = steps.filter((step) => step.doneAt === null);
  const mine = open.filter((step) => step.ownerId === actor.personId);
  const team = open.filter((step) => step.ownerId !== actor.personId);
  const waiting = {
    alarms: alarms.length,
    round: progress?.waitingCount ?? 0,
    consults: consults ? waitingIn(consults) : 0,
    tasks: tasks?.length ?? 0,
  };
  const now = new Date();
  const calls = (tasks ?? []).filter((task) => task.kind === "call");
  const others = (tasks ?? []).filter((task) => task.kind !== "call");
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
        <HandledAlarmsCard alarms={handled} />
        {progress ? <TodayRoundCard progress={progress} /> : null}
        {consults ? <TodayConsultsCard counts={consults} /> : null}
        {!progress && mayPlan ? <TodaySetupCard /> : null}
        {calls.length > 0 ? <TodayCallsCard calls={calls} today={dutchDay(now)} hasFoot={others.length === 0} /> : null}
        {tasks && (others.length > 0 || calls.length === 0) ? <TodayTasksCard tasks={others} /> : null}
        {progress ? <TodayConnectionCard connection={connection} kind={kind} /> : null}
        {open.length === 0 && !progress ? <TodayDoneCard /> : null}
        <TodayTiesCard ties={ties} />
        {issues.length > 0 ? <TodayIssuesCard issues={issues} /> : null}
        {open.length > 0 ? <TodayStepsCard whose="mine" steps={mine} /> : null}
        {open.length > 0 ? <TodayStepsCard whose="team" steps={team} /> : null}
        {progress ? null : <TodayConnectionCard connection={connection} kind={kind} />}
      </div>
      {notices.length > 0 ? <TodayNoticesCard notices={notices} /> : null}
    </Page>
  );
}
