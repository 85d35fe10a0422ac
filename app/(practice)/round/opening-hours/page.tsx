import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { readSides } from "#app/(practice)/round/read-sides.ts";
import { openFor } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { ClosingsCard } from "#components/opening-hours/closings-card.tsx";
import { HolidaysCard } from "#components/opening-hours/holidays-card.tsx";
import { WeekForm } from "#components/opening-hours/week-form.tsx";
import { RoundTabs } from "#components/reviews/round/round-tabs.tsx";
import { Card } from "#components/ui/card.tsx";
import { serverApi } from "#server/api/caller.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { addDays, mondayOf } from "#server/calendar/days.ts";
import { isOpen, nextChange } from "#server/calendar/opening-hours.ts";
import { formatTime, spokenDay } from "#server/calendar/spoken.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("openingHours"))("title") };
}

/** When the practice is open, when it is closed, and who covers then. */
export default async function OpeningHoursPage() {
  await openFor("opening-hours.change");
  const [api, words, locale, sides] = await Promise.all([
    serverApi(),
    getTranslations("openingHours"),
    getLocale(),
    readSides(),
  ]);
  const hours = await api.openingHours.get();
  const now = new Date();
  const today = dutchDay(now);
  const open = String(isOpen(hours.times, now));
  const change = nextChange(hours.times, now);
  const days = hours.week.map((_, at) => spokenDay(addDays(mondayOf(today), at), locale, { weekday: "long" }));
  return (
    <Page
      name={words("title")}
      sentence={words("sentence", { isOwn: String(hours.isOwn), isOpen: open })}
      more={`${change ? words("next", { isOpen: open, time: formatTime(change, now, locale) }) : ""} ${words("use")}`}
    >
      <RoundTabs {...sides} current="opening-hours" />
      <div className="grid items-start gap-5 wide:grid-cols-2">
        <Card title={words("week.title")}>
          <WeekForm
            key={String(hours.changedAt)}
            week={hours.week}
            phone={hours.phone}
            coverName={hours.coverName}
            coverPhone={hours.coverPhone}
            days={days}
          />
        </Card>
        <div className="space-y-5">
          <ClosingsCard closings={hours.closings} today={today} />
          <HolidaysCard holidays={hours.holidays} />
        </div>
      </div>
    </Page>
  );
}
