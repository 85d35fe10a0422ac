import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readRoundFilter } from "#app/(practice)/round/search-params.ts";
import type { Search } from "#app/search.ts";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { SeriesGlance } from "#components/measurements/series/series-glance.tsx";
import { ResponsePanel } from "#components/questionnaires/answers/response-panel.tsx";
import { NormalPatients } from "#components/reviews/conclusion/normal-patients.tsx";
import { UndoKey } from "#components/reviews/conclusion/undo-key.tsx";
import { BackToRound } from "#components/reviews/round/back-to-round.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";
import { readNormal } from "./read-normal.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews.normal"))("title") };
}

/** Patients whose series are all normal: each is shown, and those seen are concluded together. */
export default async function NormalSeriesPage({ searchParams }: { searchParams: Promise<Search> }) {
  await openScreen("round");
  const filter = readRoundFilter(await searchParams);
  const [api, words] = await Promise.all([serverApi(), getTranslations("reviews.normal")]);
  const [undoable, waiting, progress, mayConclude] = await Promise.all([
    api.reviews.undoable(),
    api.reviews.normal(filter),
    api.reviews.progress(filter),
    readerMay("review.conclude"),
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
      name={<BackToRound filter={filter} />}
      sentence={words("sentence", { count })}
      more={words("more", { count })}
    >
      <UndoKey undoable={undoable} />
      {rows.length < count ? <p className="text-ink-soft">{words("shown", { shown: rows.length, count })}</p> : null}
      {rows.length === 0 ? (
        <Card>
          <EmptyState kind="done" title={words("none")}>
            {words("noneBody")}
          </EmptyState>
        </Card>
      ) : (
        <NormalPatients rows={rows} filter={filter} mayConclude={mayConclude} />
      )}
    </Page>
  );
}
