import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { When } from "#components/ui/when.tsx";
import type { TaskWithPatient } from "#server/reviews/contract.ts";
import { FinishTask } from "./finish-task.tsx";

/** Tasks from the round that are the reader's or the team's: what, for whom, by when. */
export function TodayTasksCard({ tasks }: { tasks: TaskWithPatient[] }) {
  const words = useTranslations("reviews.today");
  const foot = <LinkButton href="/round/tasks">{words("allTasks")}</LinkButton>;
  if (tasks.length === 0) {
    return (
      <Card title={words("tasks")} foot={foot}>
        <EmptyState size="small" kind="done" title={words("noTasks")} />
      </Card>
    );
  }
  return (
    <Card
      title={words("tasks")}
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
                <TextLink href={`/patients/${task.patientId}`} data-walk>
                  {task.patient.fullName}
                </TextLink>
                {" · "}
                <When at={task.dueOn} precision="day" />
              </p>
            </div>
            <FinishTask taskId={task.taskId} text={task.text} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
