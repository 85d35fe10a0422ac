import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { kindAddress } from "#app/(practice)/patients/[patientId]/measurements/search-params.ts";
import { readColleagues } from "#app/(practice)/read-colleagues.ts";
import { daysShown, nextWorkingDay, shownKinds } from "#app/(practice)/round/what-to-show.ts";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { MeasurementPanel } from "#components/measurements/measurement-panel.tsx";
import { PatientCard } from "#components/patients/patient-card.tsx";
import { ResponsePanel } from "#components/questionnaires/response-panel.tsx";
import { ConcludeForm } from "#components/reviews/conclude-form.tsx";
import { LookingOn } from "#components/reviews/looking-on.tsx";
import { OpenItems } from "#components/reviews/open-items.tsx";
import { PastReviewCard } from "#components/reviews/past-review.tsx";
import { PatientTasksCard } from "#components/reviews/patient-tasks-card.tsx";
import { RoundNews } from "#components/reviews/round-news.tsx";
import { UndoKey } from "#components/reviews/undo-key.tsx";
import { WhyNow } from "#components/reviews/why-now.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { serverApi } from "#server/api/caller.ts";
import { may } from "#server/api/may.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews"))("title") };
}

/** One patient of the round: what came in, how it stands, and the conclusion that goes on to the next. */
export default async function ReviewPatientPage({ params }: { params: Promise<{ patientId: string }> }) {
  await openScreen("round");
  const [{ patientId }, api, words, panel] = await Promise.all([
    params,
    serverApi(),
    getTranslations("reviews.round"),
    getTranslations("measurements.panel"),
  ]);
  const [round, patient, measured, mayConclude, maySetAside, colleagues] = await Promise.all([
    api.reviews.open({ patientId }),
    api.patients.get({ patientId }),
    api.measurements.patient({ patientId }),
    may("review.conclude"),
    may("measurement.set-aside"),
    readColleagues(api),
  ]);
  const dueOn = nextWorkingDay(round.readAt);
  const { waiting, items, delivered, last } = round;
  const responses = items.filter((item) => item.kind === "questionnaire-response");
  const [answers, views, templates, soep] = await Promise.all([
    Promise.all(
      shownKinds(measured, delivered, waiting?.reasons).map((kind) =>
        api.measurements.series({ patientId, kind, days: daysShown(kind, delivered, round.readAt) }),
      ),
    ),
    Promise.all(responses.map((item) => api.questionnaires.response({ responseId: item.itemId }))),
    mayConclude && waiting ? api.reviews.filledTemplates({ patientId }) : [],
    last && !waiting ? api.reviews.soep({ patientId }) : "",
  ]);
  const itemIds = items.map((item) => item.itemId);
  return (
    <Page
      name={<TextLink href="/round">{words("back")}</TextLink>}
      sentence={`${patient.fullName}, ${patient.ageYears}`}
      actions={<TextLink href={`/patients/${patientId}`}>{words("patient")}</TextLink>}
    >
      <UndoKey />
      {waiting ? <WhyNow waiting={waiting} /> : null}
      <RoundNews readAt={round.readAt} known={itemIds} patientId={patientId} />
      <div className="grid items-start gap-5 wide:grid-cols-[minmax(0,1fr)_24rem]">
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
          {waiting && mayConclude ? (
            <ConcludeForm
              key={patientId}
              reviewId={round.reviewId}
              patientId={patientId}
              itemIds={itemIds}
              attention={waiting.attention}
              next={round.next}
              previous={round.previous}
              templates={templates}
              colleagues={colleagues}
              dueOn={dueOn}
              draft={round.draft}
            />
          ) : null}
          {waiting && !mayConclude ? <LookingOn next={round.next} previous={round.previous} /> : null}
          {waiting ? null : (
            <Card>
              <EmptyState kind="done" title={words("nothing")}>
                {words("nothingBody")}
              </EmptyState>
            </Card>
          )}
          <p className="text-ink-soft text-small max-desk:hidden">{words(mayConclude ? "keys" : "keys-looking-on")}</p>
        </div>
        <div className="grid min-w-0 items-start gap-5 desk:max-wide:grid-cols-2">
          <OpenItems items={items} isMore={round.isMore} />
          <PatientTasksCard
            patientId={patientId}
            tasks={round.tasks}
            colleagues={colleagues}
            today={round.readAt.toLocaleDateString("sv-SE", { timeZone: "Europe/Amsterdam" })}
            dueOn={dueOn}
          />
          {last ? <PastReviewCard review={last} soep={waiting ? null : soep} /> : null}
          <PatientCard patient={patient} />
        </div>
      </div>
    </Page>
  );
}
