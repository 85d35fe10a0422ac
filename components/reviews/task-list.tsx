import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { When } from "#components/ui/when.tsx";
import type { Task, TaskWithPatient } from "#server/reviews/contract.ts";
import { FinishTask } from "./finish-task.tsx";

type TaskListProps = {
  tasks: Task[] | TaskWithPatient[];
  today: string;
  /** Those of one patient go without the name. */
  hasNames?: boolean;
};

/** Tasks of the round: what, about whom, whose turn, by when; open ones can be finished here. */
export function TaskList({ tasks, today, hasNames = false }: TaskListProps) {
  return (
    <ul className="divide-y divide-line">
      {tasks.map((task) => (
        <li key={task.taskId} className="flex items-start gap-3 px-card py-row">
          <TaskLine task={task} today={today} hasName={hasNames} />
          {task.doneAt === null ? <FinishTask taskId={task.taskId} text={task.text} /> : null}
        </li>
      ))}
    </ul>
  );
}

type TaskLineProps = { task: Task | TaskWithPatient; today: string; hasName: boolean };

function TaskLine({ task, today, hasName }: TaskLineProps) {
  const words = useTranslations("reviews.tasks");
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
            <TextLink href={`/patients/${task.patientId}`} data-walk>
              {task.patient.fullName}
            </TextLink>
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
