import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { type PatientSearch, readTimelinePlace, readTimelineProtocol } from "#app/(practice)/patients/search-params.ts";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { EditPatient } from "#components/patients/edit-patient.tsx";
import { PastMerges } from "#components/patients/past-merges.tsx";
import { PatientCard } from "#components/patients/patient-card.tsx";
import { PatientHead } from "#components/patients/patient-head.tsx";
import { PatientTabs } from "#components/patients/patient-tabs.tsx";
import { PatientTimeline } from "#components/patients/patient-timeline.tsx";
import { RepresentativesCard } from "#components/patients/representatives/representatives-card.tsx";
import { TreatersCard } from "#components/patients/treaters/treaters-card.tsx";
import { PastReviewCard } from "#components/reviews/conclusion/past-review.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";
import { dutchDay } from "#server/calendar/clock.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("patients"))("one") };
}

type PatientPageProps = { params: Promise<{ patientId: string }>; searchParams: Promise<PatientSearch> };

/** One patient: identity, last conclusion, and a timeline of everything shared and done, newest first. */
export default async function PatientPage({ params, searchParams }: PatientPageProps) {
  const { personId } = await openScreen("patients");
  const [{ patientId }, search, api, words] = await Promise.all([
    params,
    searchParams,
    serverApi(),
    getTranslations("patients"),
  ]);
  const protocolId = readTimelineProtocol(search);
  const [patient, { waiting, last }, timeline, merges, treaters, representatives, mayMerge] = await Promise.all([
    api.patients.get({ patientId }),
    api.reviews.open({ patientId }),
    api.patients.timeline({ patientId, before: readTimelinePlace(search), protocolId }),
    api.patients.merges({ patientId }),
    api.patients.treaters({ patientId }),
    api.patients.representatives({ patientId }),
    readerMay("patient.merge"),
  ]);
  // The address of somebody who was merged leads to the patient who remains.
  if (patient.patientId !== patientId) redirect(`/patients/${patient.patientId}`);
  const soep = last && !waiting ? await api.reviews.soep({ patientId }) : null;
  const today = dutchDay(new Date());
  const { nextBefore } = timeline;
  const address = `/patients/${patientId}`;
  const place = { ...nextBefore, ...(protocolId ? { protocol: protocolId } : {}) };
  return (
    <Page
      name={words("one")}
      sentence={<PatientHead patient={patient} />}
      actions={
        <>
          {mayMerge ? <LinkButton href={`${address}/merge`}>{words("merge.open")}</LinkButton> : null}
          <EditPatient patient={patient} today={today} />
        </>
      }
    >
      <PatientTabs patientId={patientId} current="timeline" />
      {waiting ? (
        <Callout
          state="open"
          title={words("waits")}
          actions={
            <LinkButton href={`/round/${patientId}`} size="small">
              {words("toRound")}
            </LinkButton>
          }
        />
      ) : null}
      <div className="grid items-start gap-5 wide:grid-cols-[minmax(0,1fr)_24rem]">
        <PatientTimeline
          timeline={timeline}
          address={address}
          moreHref={nextBefore ? `${address}?${new URLSearchParams(place)}` : null}
          isNarrowed={protocolId !== undefined}
        />
        <div className="grid min-w-0 items-start gap-5 desk:max-wide:grid-cols-2">
          {last ? <PastReviewCard review={last} soep={soep} /> : null}
          <PatientCard patient={patient} />
          <RepresentativesCard {...{ patientId, representatives, today }} />
          <TreatersCard patientId={patientId} treaters={treaters} readerId={personId} />
          <PastMerges merges={merges} />
        </div>
      </div>
    </Page>
  );
}
