import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { BeginConsult } from "#components/consults/conversation/begin-consult.tsx";
import { PatientConsultsCard } from "#components/consults/conversation/patient-consults-card.tsx";
import { Page } from "#components/layout/page.tsx";
import { MessageList } from "#components/messages/message-list.tsx";
import { PatientHead } from "#components/patients/patient-head.tsx";
import { PatientTabs } from "#components/patients/patient-tabs.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("messages"))("title") };
}

/** The conversations with one patient, and every message of the practice with whether the PGO collected it. */
export default async function PatientMessagesPage({ params }: { params: Promise<{ patientId: string }> }) {
  await openScreen("patients");
  const [{ patientId }, api, words] = await Promise.all([params, serverApi(), getTranslations("messages")]);
  const [patient, messages, consults, mayBegin] = await Promise.all([
    api.patients.get({ patientId }),
    api.messages.list({ patientId }),
    api.consults.patient({ patientId }),
    readerMay("consult.answer"),
  ]);
  const waiting = messages.filter(({ fetchedAt }) => fetchedAt === null).length;
  return (
    <Page
      name={<PatientHead patient={patient} />}
      sentence={words("sentence", { count: messages.length })}
      more={words("waiting", { count: waiting })}
    >
      <PatientTabs patientId={patientId} current="messages" />
      <PatientConsultsCard
        patientId={patientId}
        consults={consults}
        begin={mayBegin ? <BeginConsult patientId={patientId} /> : null}
      />
      <MessageList messages={messages} />
    </Page>
  );
}
