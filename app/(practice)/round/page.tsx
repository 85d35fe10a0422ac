import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSides } from "#app/(practice)/round/read-sides.ts";
import { readRoundPlace, roundAddress } from "#app/(practice)/round/search-params.ts";
import type { Search } from "#app/search.ts";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { RoundList } from "#components/reviews/round-list.tsx";
import { RoundNews } from "#components/reviews/round-news.tsx";
import { RoundTabs } from "#components/reviews/round-tabs.tsx";
import { UndoKey } from "#components/reviews/undo-key.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews"))("title") };
}

type RoundPageProps = { searchParams: Promise<Search> };

/** Who shared something that nobody looked at yet, who needs attention most first. */
export default async function RoundPage({ searchParams }: RoundPageProps) {
  await openScreen("round");
  const [api, words, sides] = await Promise.all([serverApi(), getTranslations("reviews.round"), readSides()]);
  const after = readRoundPlace(await searchParams);
  const { progress, rows, readAt, nextAfter } = await api.reviews.round({ after });
  const [first] = rows;
  const { waitingCount, reviewedCount, normalCount, minutes, plannedAt, isMore } = progress;
  return (
    <Page
      name={words("name", { at: plannedAt })}
      sentence={words(isMore ? "sentenceMany" : "sentence", { count: waitingCount, minutes })}
      actions={
        <>
          {normalCount > 0 ? (
            <LinkButton href="/round/normal">{words("toNormal", { count: normalCount })}</LinkButton>
          ) : null}
          {first ? (
            <LinkButton look="primary" href={`/round/${first.patient.patientId}`}>
              {words("begin")}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <RoundTabs sides={sides} current="waiting" />
      <UndoKey />
      <RoundNews readAt={readAt} known={rows.map((row) => row.patient.patientId)} />
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
          <EmptyState kind="done" title={words("none")}>
            {words("noneBody")}
          </EmptyState>
        ) : (
          <RoundList
            rows={rows}
            startHref={after ? "/round" : null}
            moreHref={nextAfter ? roundAddress(nextAfter) : null}
          />
        )}
      </Card>
    </Page>
  );
}
