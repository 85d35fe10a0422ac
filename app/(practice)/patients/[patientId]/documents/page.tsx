import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { DocumentList } from "#components/documents/library/document-list.tsx";
import { SendDocument } from "#components/documents/sending/send-document.tsx";
import { WithdrawDocument } from "#components/documents/sending/withdraw-document.tsx";
import { Page } from "#components/layout/page.tsx";
import { PatientHead } from "#components/patients/patient-head.tsx";
import { PatientTabs } from "#components/patients/patient-tabs.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents"))("title") };
}

/** The photos and documents of one patient, theirs and ours. */
export default async function PatientDocumentsPage({ params }: { params: Promise<{ patientId: string }> }) {
  await openScreen("patients");
  const [{ patientId }, api, words] = await Promise.all([params, serverApi(), getTranslations("documents")]);
  const [patient, documents, maySend] = await Promise.all([
    api.patients.get({ patientId }),
    api.documents.patient({ patientId }),
    readerMay("document.send"),
  ]);
  const toJudge = documents.filter(({ origin, judged }) => origin === "patient" && judged === null).length;
  return (
    <Page
      name={<PatientHead patient={patient} />}
      sentence={words("sentence", { count: documents.length })}
      more={words("toJudge", { count: toJudge })}
      actions={maySend ? <SendDocument patientId={patientId} /> : null}
    >
      <PatientTabs patientId={patientId} current="documents" />
      <DocumentList
        patientId={patientId}
        documents={documents}
        actsOn={({ documentId, origin, fetchedAt }) =>
          maySend && origin === "practice" && fetchedAt === null ? (
            <WithdrawDocument patientId={patientId} documentId={documentId} />
          ) : null
        }
      />
    </Page>
  );
}
