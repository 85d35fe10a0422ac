import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { SeriesGlance } from "#components/measurements/series-glance.tsx";
import { ResponsePanel } from "#components/questionnaires/response-panel.tsx";
import { NormalPatients } from "#components/reviews/normal-patients.tsx";
import { UndoKey } from "#components/reviews/undo-key.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { serverApi } from "#server/api/caller.ts";
import { may } from "#server/api/may.ts";
import { readNormal } from "./read-normal.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews.normal"))("title") };
}

/** Patients of whom every series is in order: each is seen, and whoever was seen is concluded in one go. */
export default async function NormalSeriesPage() {
  await openScreen("round");
  const [api, words, back] = await Promise.all([
    serverApi(),
    getTranslations("reviews.normal"),
    getTranslations("reviews.round"),
  ]);
  const [waiting, progress, mayConclude] = await Promise.all([
    api.reviews.normal(),
    api.reviews.progress(),
    may("review.conclude"),
  ]);
  const seen = await Promise.all(waiting.map(({ patientId }) => readNormal(api, patientId)));
  const rows = seen.map(({ patient, series, responses, isAllSeen }, index) => ({
    patient,
    latestAt: waiting[index]?.latestAt ?? new Date(0),
    isAllSeen,
    view: (
      <div className="space-y-5">
        {series.map((answer) => (
          <SeriesGlance key={answer.kind} answer={answer} />
        ))}
        {responses.map((response) => (
          <ResponsePanel key={response.responseId} response={response} />
        ))}
      </div>
    ),
  }));
  const count = Math.max(progress.normalCount, rows.length);
  return (
    <Page
      name={<TextLink href="/round">{back("back")}</TextLink>}
      sentence={words("sentence", { count })}
      more={words("more", { count })}
    >
      <UndoKey />
      {rows.length < count ? <p className="text-ink-soft">{words("shown", { shown: rows.length, count })}</p> : null}
      {rows.length === 0 ? (
        <Card>
          <EmptyState kind="done" title={words("none")}>
            {words("noneBody")}
          </EmptyState>
        </Card>
      ) : (
        <NormalPatients rows={rows} mayConclude={mayConclude} />
      )}
    </Page>
  );
}
