import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { PatientTabs } from "#components/patients/patient-tabs.tsx";
import { SeriesList } from "#components/questionnaires/series-list.tsx";
import { TaskTable } from "#components/questionnaires/task-table.tsx";
import { UnaskedResponses } from "#components/questionnaires/unasked-responses.tsx";
import { Card } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("questionnaires.patient"))("title") };
}

/** What one patient was asked, how far each list is, and what came back. */
export default async function PatientQuestionnairesPage({ params }: { params: Promise<{ patientId: string }> }) {
  await openScreen("patients");
  const [{ patientId }, api, words, whose] = await Promise.all([
    params,
    serverApi(),
    getTranslations("questionnaires.patient"),
    getTranslations("patients"),
  ]);
  const [patient, { tasks, series, responses }, canSend] = await Promise.all([
    api.patients.get({ patientId }),
    api.questionnaires.byPatient({ patientId }),
    readerMay("questionnaire.send"),
  ]);
  const rows = tasks.map(({ message: _, responseId, ...task }) => ({
    ...task,
    patient: { patientId, fullName: patient.fullName, birthDate: patient.birthDate },
    response: responses.find((each) => each.responseId === responseId) ?? null,
  }));
  const asked = new Set(tasks.map((task) => task.responseId));
  const waiting = tasks.filter(({ state }) => state === "sent" || state === "opened").length;
  return (
    <Page
      name={whose("oneSentence", { name: patient.fullName, years: patient.ageYears })}
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
