import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { EditPilot } from "#components/pilots/edit-pilot.tsx";
import { PilotFilters } from "#components/pilots/pilot-filters.tsx";
import { PilotList } from "#components/pilots/pilot-list.tsx";
import { serverApi } from "#server/api/caller.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { nextPilots, type PilotSearch, readPilots } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("pilots"))("title") };
}

/** Pilots with the PGO: where, with whom, how many took part and what was learned. */
export default async function PilotsPage({ searchParams }: { searchParams: Promise<PilotSearch> }) {
  await openScreen("pilots");
  const [api, words, search] = await Promise.all([serverApi(), getTranslations("pilots"), searchParams]);
  const input = readPilots(search);
  const { pilots, nextBefore } = await api.pilots.list(input);
  const today = dutchDay(new Date());
  return (
    <Page name={words("title")} sentence={words("sentence")} actions={<EditPilot pilot={null} today={today} />}>
      <PilotFilters />
      <PilotList pilots={pilots} today={today} nextHref={nextBefore ? nextPilots(input, nextBefore) : null} />
    </Page>
  );
}
