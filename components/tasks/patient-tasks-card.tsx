import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import type { Task } from "#server/tasks/contract.ts";
import { AddTask } from "./add-task.tsx";
import type { Colleague } from "./task-fields.tsx";
import { TaskList } from "./task-list.tsx";

type PatientTasksCardProps = {
  patientId: string;
  tasks: Task[];
  colleagues: Colleague[];
  today: string;
  /** The first working day after today, as the default due date. */
  dueOn: string;
};

/** The open tasks of this patient, and a form for a new one. */
export function PatientTasksCard({ patientId, tasks, colleagues, today, dueOn }: PatientTasksCardProps) {
  const words = useTranslations("tasks");
  return (
    <Card
      title={words("title")}
      padding={tasks.length > 0 ? "bare" : "card"}
      foot={<AddTask patientId={patientId} colleagues={colleagues} dueOn={dueOn} />}
    >
      {tasks.length > 0 ? (
        <TaskList tasks={tasks} today={today} />
      ) : (
        <p className="text-ink-soft">{words("nonePatient")}</p>
      )}
    </Card>
  );
}
