import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { readSides } from "#app/(practice)/round/read-sides.ts";
import { openFor } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { PlanForm } from "#components/reviews/round/plan-form.tsx";
import { RoundTabs } from "#components/reviews/round/round-tabs.tsx";
import { Card } from "#components/ui/card.tsx";
import { serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews.planning"))("title") };
}

/** The times of day at which this practice does its rounds. */
export default async function PlanningPage() {
  await openFor("review.plan");
  const [api, words, format, sides] = await Promise.all([
    serverApi(),
    getTranslations("reviews.planning"),
    getFormatter(),
    readSides(),
  ]);
  const times = await api.reviews.plan();
  return (
    <Page name={words("title")} sentence={words("sentence", { count: times.length, times: format.list(times) })}>
      <RoundTabs {...sides} current="planning" />
      <Card title={words("form")} className="max-w-prose">
        <PlanForm key={times.join(" ")} times={times} />
      </Card>
    </Page>
  );
}
