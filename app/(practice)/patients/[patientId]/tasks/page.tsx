import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readColleagues } from "#app/(practice)/read-colleagues.ts";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { PatientHead } from "#components/patients/patient-head.tsx";
import { PatientTabs } from "#components/patients/patient-tabs.tsx";
import { PatientTasksCard } from "#components/tasks/patient-tasks-card.tsx";
import { TaskList } from "#components/tasks/task-list.tsx";
import { Card } from "#components/ui/card.tsx";
import { serverApi } from "#server/api/caller.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { addWorkingDays } from "#server/calendar/opening-hours.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tasks.patient"))("title") };
}

/** Open and finished tasks about one patient. */
export default async function PatientTasksPage({ params }: { params: Promise<{ patientId: string }> }) {
  await openScreen("patients");
  const [{ patientId }, api, words] = await Promise.all([params, serverApi(), getTranslations("tasks.patient")]);
  const [patient, { open, done }, colleagues, hours] = await Promise.all([
    api.patients.get({ patientId }),
    api.tasks.patient({ patientId }),
    readColleagues(api),
    api.openingHours.get(),
  ]);
  const today = dutchDay(new Date());
  return (
    <Page name={<PatientHead patient={patient} />} sentence={words("sentence", { count: open.length })}>
      <PatientTabs patientId={patientId} current="tasks" />
      <PatientTasksCard
        patientId={patientId}
        tasks={open}
        colleagues={colleagues}
        today={today}
        dueOn={addWorkingDays(hours.times, today, 1)}
      />
      {done.length > 0 ? (
        <Card title={words("done")} padding="bare">
          <TaskList tasks={done} today={today} />
        </Card>
      ) : null}
    </Page>
  );
}
