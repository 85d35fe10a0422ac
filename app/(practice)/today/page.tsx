import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { TodayConnectionCard } from "#components/connections/today-connection-card.tsx";
import { TodayNoticesCard } from "#components/connections/today-notices-card.tsx";
import { TodayDoneCard, TodayStepsCard } from "#components/connections/today-steps-card.tsx";
import { Page } from "#components/layout/page.tsx";
import { dayInFull, partOfDay } from "#components/ui/said-time.ts";
import { currentSession, serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations("today");
  return { title: words("title") };
}

/** What waits for me, for the team, and how the connection is; nothing else. */
export default async function TodayPage() {
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  const [api, words, locale] = await Promise.all([serverApi(), getTranslations("today"), getLocale()]);
  const { steps, notices, ...connection } = await api.connections.today();
  const open = steps.filter((step) => step.doneAt === null);
  const mine = open.filter((step) => step.ownerId === session.actor.personId);
  const team = open.filter((step) => step.ownerId !== session.actor.personId);
  const now = new Date();
  const late = mine.filter((step) => step.isLate).length;
  const waiting = mine.length > 0 ? words("waiting", { count: mine.length, late }) : words("quiet");
  const news = notices.length > 0 ? words("news", { count: notices.length }) : "";
  return (
    <Page
      name={dayInFull(now, locale)}
      sentence={words("greeting", { part: partOfDay(now), name: session.actor.name.split(" ")[0] ?? "" })}
      more={`${waiting} ${news}`}
    >
      <div className="grid items-start gap-5 desk:grid-cols-3">
        {open.length === 0 ? (
          <TodayDoneCard />
        ) : (
          <>
            <TodayStepsCard whose="mine" steps={mine} />
            <TodayStepsCard whose="team" steps={team} />
          </>
        )}
        <TodayConnectionCard connection={connection} kind={session.actor.organizationKind} />
      </div>
      {notices.length > 0 ? <TodayNoticesCard notices={notices} /> : null}
    </Page>
  );
}
