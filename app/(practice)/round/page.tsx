import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSides } from "#app/(practice)/round/read-sides.ts";
import { readRoundFilter, readRoundPlace, roundPageAddress } from "#app/(practice)/round/search-params.ts";
import type { Search } from "#app/search.ts";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { PatientFilters } from "#components/patients/patient-filters.tsx";
import { UndoKey } from "#components/reviews/conclusion/undo-key.tsx";
import { NobodyWithin } from "#components/reviews/round/nobody-within.tsx";
import { isFiltered, roundAddress, withFilter } from "#components/reviews/round/round-address.ts";
import { RoundList } from "#components/reviews/round/round-list.tsx";
import { RoundNews } from "#components/reviews/round/round-news.tsx";
import { RoundTabs } from "#components/reviews/round/round-tabs.tsx";
import { FilterBar } from "#components/table/filters.tsx";
import { Card } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews"))("title") };
}

type RoundPageProps = { searchParams: Promise<Search> };

/** Patients with unreviewed data, highest attention first. */
export default async function RoundPage({ searchParams }: RoundPageProps) {
  await openScreen("round");
  const [api, words, sides] = await Promise.all([serverApi(), getTranslations("reviews.round"), readSides()]);
  const search = await searchParams;
  const [after, filter] = [readRoundPlace(search), readRoundFilter(search)];
  const [{ progress, rows, readAt, nextAfter }, undoable] = await Promise.all([
    api.reviews.round({ ...filter, after }),
    api.reviews.undoable(),
  ]);
  const [first] = rows;
  const { waitingCount, reviewedCount, normalCount, minutes, plannedAt, isMore } = progress;
  return (
    <Page
      name={words("name", { at: plannedAt })}
      sentence={words(sentenceKey(isMore, isFiltered(filter)), { count: waitingCount, minutes })}
      actions={
        <>
          {normalCount > 0 ? (
            <LinkButton href={withFilter("/round/normal", filter)}>
              {words("toNormal", { count: normalCount })}
            </LinkButton>
          ) : null}
          {first ? (
            <LinkButton look="primary" href={roundAddress(first.patient.patientId, filter)}>
              {words("begin")}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <RoundTabs {...sides} current="waiting" />
      <UndoKey undoable={undoable} />
      <RoundNews readAt={readAt} known={rows.map((row) => row.patient.patientId)} filter={filter} />
      <FilterBar>
        <PatientFilters />
      </FilterBar>
      {waitingCount + reviewedCount > 0 ? (
        <Progress
          label={words("progress")}
          value={reviewedCount}
          maximum={waitingCount + reviewedCount}
          words={words("progressWords", { done: reviewedCount, all: waitingCount + reviewedCount })}
          tone={waitingCount === 0 ? "fine" : "look"}
        />
      ) : null}
      <Card padding="bare">
        {rows.length === 0 && !after ? (
          <NobodyWithin filter={filter} />
        ) : (
          <RoundList
            rows={rows}
            filter={filter}
            startHref={after ? withFilter("/round", filter) : null}
            moreHref={nextAfter ? roundPageAddress(nextAfter, filter) : null}
          />
        )}
      </Card>
    </Page>
  );
}

function sentenceKey(isMore: boolean, isWithin: boolean) {
  if (isMore) return isWithin ? "sentenceManyWithin" : "sentenceMany";
  return isWithin ? "sentenceWithin" : "sentence";
}
