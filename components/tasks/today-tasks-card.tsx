import { useTranslations } from "next-intl";
import { useWho } from "#components/patients/patient-facts.ts";
import { PatientLink } from "#components/patients/patient-link.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { When } from "#components/ui/when.tsx";
import type { TaskWithPatient } from "#server/tasks/contract.ts";
import { FinishTask } from "./finish-task.tsx";

/** Open tasks of the reader or the team on Today: what, about whom, due when. */
export function TodayTasksCard({ tasks }: { tasks: TaskWithPatient[] }) {
  const words = useTranslations("tasks.today");
  const who = useWho();
  const shown = tasks.map(({ patient }) => patient);
  const foot = <LinkButton href="/round/tasks">{words("all")}</LinkButton>;
  if (tasks.length === 0) {
    return (
      <Card title={words("title")} foot={foot}>
        <EmptyState size="small" kind="done" title={words("none")} />
      </Card>
    );
  }
  return (
    <Card
      title={words("title")}
      aside={<span className="text-ink-soft">{tasks.length}</span>}
      padding="bare"
      foot={foot}
    >
      <ul className="divide-y divide-line">
        {tasks.map((task) => (
          <li key={task.taskId} className="flex items-start gap-3 px-card py-row">
            <div className="min-w-0 grow">
              <p>{task.text}</p>
              <p className="text-ink-soft text-small">
                <PatientLink patient={task.patient} shown={shown} />
                {" · "}
                <When at={task.dueOn} precision="day" />
              </p>
            </div>
            <FinishTask taskId={task.taskId} text={`${task.text} (${who(task.patient, shown)})`} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
