import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { PatientHead } from "#components/patients/patient-head.tsx";
import { PatientTabs } from "#components/patients/patient-tabs.tsx";
import { UnaskedResponses } from "#components/questionnaires/answers/unasked-responses.tsx";
import { SeriesList } from "#components/questionnaires/sending/series-list.tsx";
import { TaskTable } from "#components/questionnaires/sending/task-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("questionnaires.patient"))("title") };
}

/** Questionnaires sent to one patient, their progress, and the responses. */
export default async function PatientQuestionnairesPage({ params }: { params: Promise<{ patientId: string }> }) {
  await openScreen("patients");
  const [{ patientId }, api, words] = await Promise.all([
    params,
    serverApi(),
    getTranslations("questionnaires.patient"),
  ]);
  const [patient, { tasks, series, responses }, canSend] = await Promise.all([
    api.patients.get({ patientId }),
    api.questionnaires.byPatient({ patientId }),
    readerMay("questionnaire.send"),
  ]);
  const rows = tasks.map(({ message: _, responseId, ...task }) => ({
    ...task,
    patient: {
      patientId,
      fullName: patient.fullName,
      birthDate: patient.birthDate,
      recordNumber: patient.recordNumber,
      hasNamesake: patient.hasNamesake,
    },
    response: responses.find((each) => each.responseId === responseId) ?? null,
  }));
  const asked = new Set(tasks.map((task) => task.responseId));
  const waiting = tasks.filter(({ state }) => state === "sent" || state === "opened").length;
  return (
    <Page
      name={<PatientHead patient={patient} />}
      sentence={words("sentence", { waiting })}
      more={words("more", { count: responses.length })}
      actions={
        canSend && rows.length > 0 ? (
          <LinkButton look="primary" href={`/questionnaires/send?patient=${patientId}`}>
            {words("send")}
          </LinkButton>
        ) : null
      }
    >
      <PatientTabs patientId={patientId} current="questionnaires" />
      <Card title={words("sent")} padding="bare">
        <TaskTable rows={rows} next={null} isFiltered={false} canSend={canSend} patientId={patientId} />
      </Card>
      <UnaskedResponses responses={responses.filter(({ responseId }) => !asked.has(responseId))} />
      <SeriesList series={series} canSend={canSend} />
    </Page>
  );
}
