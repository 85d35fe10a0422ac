import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { TaskWithPatient } from "#server/tasks/contract.ts";
import { CallLine } from "./call-line.tsx";

/** `hasFoot`: leads to all tasks, when no card of tasks beside it does. */
type TodayCallsCardProps = { calls: TaskWithPatient[]; today: string; hasFoot: boolean };

/** The call list on Today: whom the reader or the team is to call. */
export function TodayCallsCard({ calls, today, hasFoot }: TodayCallsCardProps) {
  const words = useTranslations("tasks.call");
  const all = useTranslations("tasks");
  return (
    <Card
      title={words("list")}
      aside={<span className="text-ink-soft">{calls.length}</span>}
      padding="bare"
      {...(hasFoot && { foot: <LinkButton href="/round/tasks">{all("today.all")}</LinkButton> })}
    >
      <ul className="divide-y divide-line">
        {calls.map((call) => (
          <li key={call.taskId} className="px-card py-row">
            <CallLine task={call} shown={calls.map(({ patient }) => patient)} today={today} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
