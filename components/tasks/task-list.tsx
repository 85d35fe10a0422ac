import { useTranslations } from "next-intl";
import { useWho } from "#components/patients/patient-facts.ts";
import { PatientLink } from "#components/patients/patient-link.tsx";
import type { ShownPatient } from "#components/patients/told-apart.ts";
import { Badge } from "#components/ui/badge.tsx";
import { When } from "#components/ui/when.tsx";
import type { Task, TaskWithPatient } from "#server/tasks/contract.ts";
import { CallLine } from "./call-line.tsx";
import { FinishTask } from "./finish-task.tsx";

type TaskListProps = {
  tasks: Task[] | TaskWithPatient[];
  today: string;
  /** Whether to show the patient's name on each task. */
  hasNames?: boolean;
};

/** Tasks: what, about whom, assigned to whom, due when. Open tasks can be finished here. */
export function TaskList({ tasks, today, hasNames = false }: TaskListProps) {
  const shown = tasks.flatMap((task) => ("patient" in task ? [task.patient] : []));
  const who = useWho();
  const textOf = (task: Task | TaskWithPatient) =>
    hasNames && "patient" in task ? `${task.text} (${who(task.patient, shown)})` : task.text;
  return (
    <ul className="divide-y divide-line">
      {tasks.map((task) => (
        <li key={task.taskId} className="flex items-start gap-3 px-card py-row">
          {task.kind === "call" && task.doneAt === null && "patient" in task ? (
            <CallLine task={task} shown={shown} today={today} />
          ) : (
            <>
              <TaskLine task={task} shown={shown} today={today} hasName={hasNames} />
              {task.doneAt === null ? <FinishTask taskId={task.taskId} text={textOf(task)} /> : null}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

type TaskLineProps = { task: Task | TaskWithPatient; shown: readonly ShownPatient[]; today: string; hasName: boolean };

function TaskLine({ task, shown, today, hasName }: TaskLineProps) {
  const words = useTranslations("tasks");
  const { text, ownerName, ownerId, dueOn, addedByName, doneByName, doneAt } = task;
  return (
    <div className="min-w-0 grow">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {text}
        {doneAt === null && dueOn < today ? <Badge state="look">{words("isLate")}</Badge> : null}
        {doneAt === null ? null : <Badge state="fine">{words("isDone")}</Badge>}
      </p>
      <p className="flex flex-wrap gap-x-1.5 text-ink-soft text-small">
        {hasName && "patient" in task ? (
          <>
            <span>
              <PatientLink patient={task.patient} shown={shown} />
            </span>
            <span aria-hidden="true">·</span>
          </>
        ) : null}
        <span>{words("for", { name: ownerId === null ? words("team") : (ownerName ?? words("somebody")) })}</span>
        <span aria-hidden="true">·</span>
        <span>
          {doneAt === null
            ? words.rich("due", { when: () => <When at={dueOn} precision="day" /> })
            : words.rich("doneBy", { name: doneByName ?? words("somebody"), when: () => <When at={doneAt} /> })}
        </span>
        {addedByName ? (
          <>
            <span aria-hidden="true">·</span>
            <span>{words("from", { name: addedByName })}</span>
          </>
        ) : null}
      </p>
    </div>
  );
}
