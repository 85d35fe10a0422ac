import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readColleagues } from "#app/(practice)/read-colleagues.ts";
import { nextWorkingDay } from "#app/(practice)/round/what-to-show.ts";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { PatientTabs } from "#components/patients/patient-tabs.tsx";
import { PatientTasksCard } from "#components/reviews/patient-tasks-card.tsx";
import { TaskList } from "#components/reviews/task-list.tsx";
import { Card } from "#components/ui/card.tsx";
import { serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews.tasks.patient"))("title") };
}

/** What must be done about one patient, and what was done. */
export default async function PatientTasksPage({ params }: { params: Promise<{ patientId: string }> }) {
  await openScreen("patients");
  const [{ patientId }, api, words, whose] = await Promise.all([
    params,
    serverApi(),
    getTranslations("reviews.tasks.patient"),
    getTranslations("patients"),
  ]);
  const [patient, { open, done }, colleagues] = await Promise.all([
    api.patients.get({ patientId }),
    api.reviews.patientTasks({ patientId }),
    readColleagues(api),
  ]);
  const now = new Date();
  const today = now.toLocaleDateString("sv-SE", { timeZone: "Europe/Amsterdam" });
  return (
    <Page
      name={whose("oneSentence", { name: patient.fullName, years: patient.ageYears })}
      sentence={words("sentence", { count: open.length })}
    >
      <PatientTabs patientId={patientId} current="tasks" />
      <PatientTasksCard
        patientId={patientId}
        tasks={open}
        colleagues={colleagues}
        today={today}
        dueOn={nextWorkingDay(now)}
      />
      {done.length > 0 ? (
        <Card title={words("done")} padding="bare">
          <TaskList tasks={done} today={today} />
        </Card>
      ) : null}
    </Page>
  );
}
