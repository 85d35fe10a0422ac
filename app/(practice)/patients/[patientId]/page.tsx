import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type PatientSearch, readTimelinePlace, readTimelineProtocol } from "#app/(practice)/patients/search-params.ts";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { EditPatient } from "#components/patients/edit-patient.tsx";
import { PatientCard } from "#components/patients/patient-card.tsx";
import { PatientTabs } from "#components/patients/patient-tabs.tsx";
import { PatientTimeline } from "#components/patients/patient-timeline.tsx";
import { PastReviewCard } from "#components/reviews/past-review.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("patients"))("one") };
}

type PatientPageProps = { params: Promise<{ patientId: string }>; searchParams: Promise<PatientSearch> };

/** One patient: who, what was concluded last, and all that was shared and done, newest first. */
export default async function PatientPage({ params, searchParams }: PatientPageProps) {
  await openScreen("patients");
  const [{ patientId }, search, api, words] = await Promise.all([
    params,
    searchParams,
    serverApi(),
    getTranslations("patients"),
  ]);
  const protocolId = readTimelineProtocol(search);
  const [patient, { waiting, last }, timeline] = await Promise.all([
    api.patients.get({ patientId }),
    api.reviews.open({ patientId }),
    api.reviews.timeline({ patientId, before: readTimelinePlace(search), protocolId }),
  ]);
  const soep = last && !waiting ? await api.reviews.soep({ patientId }) : null;
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Amsterdam" });
  const { nextBefore } = timeline;
  const address = `/patients/${patientId}`;
  const place = { ...nextBefore, ...(protocolId ? { protocol: protocolId } : {}) };
  return (
    <Page
      name={words("one")}
      sentence={words("oneSentence", { name: patient.fullName, years: patient.ageYears })}
      actions={<EditPatient patient={patient} today={today} />}
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
        </div>
      </div>
    </Page>
  );
}
