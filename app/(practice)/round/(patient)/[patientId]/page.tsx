import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { kindAddress } from "#app/(practice)/patients/[patientId]/measurements/search-params.ts";
import { readColleagues } from "#app/(practice)/read-colleagues.ts";
import { readRoundFilter } from "#app/(practice)/round/search-params.ts";
import { daysShown, shownKinds } from "#app/(practice)/round/what-to-show.ts";
import type { Search } from "#app/search.ts";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { MeasurementPanel } from "#components/measurements/series/measurement-panel.tsx";
import { PatientCard } from "#components/patients/patient-card.tsx";
import { PatientHead } from "#components/patients/patient-head.tsx";
import { ResponsePanel } from "#components/questionnaires/answers/response-panel.tsx";
import { ConcludeForm } from "#components/reviews/conclusion/conclude-form.tsx";
import { textsInTime } from "#components/reviews/conclusion/fitting-text.ts";
import { OpenItems } from "#components/reviews/conclusion/open-items.tsx";
import { PastReviewCard } from "#components/reviews/conclusion/past-review.tsx";
import { ReadOnlyReview } from "#components/reviews/conclusion/read-only-review.tsx";
import { UndoKey } from "#components/reviews/conclusion/undo-key.tsx";
import { BackToRound } from "#components/reviews/round/back-to-round.tsx";
import { HandOver } from "#components/reviews/round/hand-over.tsx";
import { HandedOver } from "#components/reviews/round/handed-over.tsx";
import { roundAddress } from "#components/reviews/round/round-address.ts";
import { RoundNews } from "#components/reviews/round/round-news.tsx";
import { RoundSteps } from "#components/reviews/round/round-steps.tsx";
import { WhyNow } from "#components/reviews/round/why-now.tsx";
import { PatientTasksCard } from "#components/tasks/patient-tasks-card.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { addWorkingDays } from "#server/calendar/opening-hours.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews"))("title") };
}

type ReviewPatientPageProps = { params: Promise<{ patientId: string }>; searchParams: Promise<Search> };

/**
 * One patient of the round: what came in, the state of each series, and the form that concludes and moves on to the
 * next.
 */
export default async function ReviewPatientPage({ params, searchParams }: ReviewPatientPageProps) {
  await openScreen("round");
  const [{ patientId }, search, api, words, panel] = await Promise.all([
    params,
    searchParams,
    serverApi(),
    getTranslations("reviews.round"),
    getTranslations("measurements.panel"),
  ]);
  const filter = readRoundFilter(search);
  const [round, progress, undoable, tasks, patient, measured, mayConclude, maySetAside, colleagues, hours, takers] =
    await Promise.all([
      api.reviews.open({ patientId, ...filter }),
      api.reviews.progress(filter),
      api.reviews.undoable(),
      api.tasks.patient({ patientId }),
      api.patients.get({ patientId }),
      api.measurements.patient({ patientId }),
      readerMay("review.conclude"),
      readerMay("measurement.set-aside"),
      readColleagues(api),
      api.openingHours.get(),
      api.reviews.takers({ patientId }),
    ]);
  const today = dutchDay(round.readAt);
  const dueOn = addWorkingDays(hours.times, today, 1);
  const { waiting, items, delivered, last } = round;
  const responses = items.filter((item) => item.kind === "questionnaire-response");
  const kinds = shownKinds(measured, delivered, waiting?.reasons);
  const [answers, views, templates, soep, frame] = await Promise.all([
    Promise.all(
      kinds.map((kind) => api.measurements.series({ patientId, kind, days: daysShown(kind, delivered, round.readAt) })),
    ),
    Promise.all(responses.map((item) => api.questionnaires.response({ responseId: item.itemId }))),
    mayConclude && waiting ? api.messages.filledTemplates({ patientId }) : [],
    last && !waiting ? api.reviews.soep({ patientId }) : "",
    mayConclude && waiting ? api.reviews.soepFrame({ patientId }) : null,
  ]);
  const { reviewedCount, waitingCount } = progress;
  const place =
    round.position === null ? null : { at: reviewedCount + round.position, all: reviewedCount + waitingCount };
  const steps = { next: round.next, previous: round.previous, place, filter };
  const actions = views.flatMap((view) =>
    view.flagged.map(({ action }) => action.agreed?.text ?? action.suggestion.nl),
  );
  const [firstKind] = kinds;
  const agreeHref = firstKind
    ? {
        target: `${kindAddress(patientId, firstKind)}&act=target`,
        measuring: `${kindAddress(patientId, firstKind)}&act=protocol`,
      }
    : { target: `/patients/${patientId}/measurements`, measuring: `/patients/${patientId}/measurements` };
  const itemIds = items.map((item) => item.itemId);
  return (
    <Page
      name={<BackToRound filter={filter} />}
      sentence={<PatientHead patient={patient} />}
      actions={
        <>
          {waiting ? (
            <HandOver
              key={patientId}
              patient={patient}
              handOver={waiting.handOver}
              takers={takers}
              onwardsHref={roundAddress(round.next, filter)}
            />
          ) : null}
          <TextLink href={`/patients/${patientId}`} className="self-center">
            {words("patient")}
          </TextLink>
        </>
      }
    >
      <UndoKey undoable={undoable} />
      {waiting?.handOver ? <HandedOver handOver={waiting.handOver} /> : null}
      {waiting ? <WhyNow waiting={waiting} /> : null}
      <RoundNews readAt={round.readAt} known={itemIds} patientId={patientId} />
      <div className="grid items-start gap-5 panel:grid-cols-[minmax(0,1fr)_24rem] panel:grid-rows-[auto_1fr]">
        <div className="min-w-0 space-y-5">
          {views.map((view) => (
            <ResponsePanel key={view.responseId} response={view} hasTitle />
          ))}
          {answers.map((answer) => (
            <MeasurementPanel
              key={answer.kind}
              patientId={patientId}
              answer={answer}
              maySetAside={maySetAside}
              acts={<TextLink href={kindAddress(patientId, answer.kind)}>{panel("more")}</TextLink>}
            />
          ))}
          {waiting ? null : (
            <Card>
              <EmptyState kind="done" title={words("nothing")}>
                {words("nothingBody")}
              </EmptyState>
            </Card>
          )}
        </div>
        <div className="min-w-0 space-y-3 panel:col-start-2 panel:row-span-2 panel:row-start-1 panel:self-stretch">
          {waiting && frame ? (
            <ConcludeForm
              key={patientId}
              reviewId={round.reviewId}
              patient={patient}
              itemIds={itemIds}
              attention={waiting.attention}
              alarms={measured.alarms}
              steps={steps}
              templates={textsInTime(templates, actions)}
              colleagues={colleagues}
              dueOn={dueOn}
              draft={round.draft}
              frame={frame}
              agreeHref={agreeHref}
            />
          ) : null}
          {waiting && !mayConclude ? <ReadOnlyReview {...steps} /> : null}
          {waiting ? null : <RoundSteps {...steps} />}
          <p className="text-ink-soft text-small max-desk:hidden">{words(mayConclude ? "keys" : "keys-looking-on")}</p>
        </div>
        <div className="grid min-w-0 items-start gap-5 desk:grid-cols-2">
          <OpenItems items={items} isMore={round.isMore} />
          <PatientTasksCard
            patientId={patientId}
            tasks={tasks.open}
            colleagues={colleagues}
            today={today}
            dueOn={dueOn}
          />
          {last ? <PastReviewCard review={last} soep={waiting ? null : soep} /> : null}
          <PatientCard patient={patient} />
        </div>
      </div>
    </Page>
  );
}
