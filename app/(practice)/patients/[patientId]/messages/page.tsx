import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { PatientTabs } from "#components/patients/patient-tabs.tsx";
import { ReplyList } from "#components/reviews/reply-list.tsx";
import { serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews.messages"))("title") };
}

/** What the practice told one patient, and whether it was fetched. */
export default async function PatientMessagesPage({ params }: { params: Promise<{ patientId: string }> }) {
  await openScreen("patients");
  const [{ patientId }, api, words, whose] = await Promise.all([
    params,
    serverApi(),
    getTranslations("reviews.messages"),
    getTranslations("patients"),
  ]);
  const [patient, replies] = await Promise.all([api.patients.get({ patientId }), api.reviews.replies({ patientId })]);
  const waiting = replies.filter(({ fetchedAt }) => fetchedAt === null).length;
  return (
    <Page
      name={whose("oneSentence", { name: patient.fullName, years: patient.ageYears })}
      sentence={words("sentence", { count: replies.length })}
      more={words("waiting", { count: waiting })}
    >
      <PatientTabs patientId={patientId} current="messages" />
      <ReplyList replies={replies} />
    </Page>
  );
}
