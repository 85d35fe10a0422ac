import { useTranslations } from "next-intl";
import { useWho } from "#components/patients/patient-facts.ts";
import { PatientLink } from "#components/patients/patient-link.tsx";
import { PhoneLink } from "#components/patients/phone-link.tsx";
import type { ShownPatient } from "#components/patients/told-apart.ts";
import { Badge } from "#components/ui/badge.tsx";
import { When } from "#components/ui/when.tsx";
import type { TaskWithPatient } from "#server/tasks/contract.ts";
import { CallAttempts } from "./call-attempts.tsx";

type CallLineProps = { task: TaskWithPatient; shown: readonly ShownPatient[]; today: string };

/** A patient to call: the number, what it is about, what was tried, and how the attempt ended. */
export function CallLine({ task, shown, today }: CallLineProps) {
  const words = useTranslations("tasks");
  const who = useWho();
  const { patient, phone, attempts, dueOn } = task;
  return (
    <div className="min-w-0 grow space-y-1.5">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span>
          <PatientLink patient={patient} shown={shown} />
        </span>
        {phone ? <PhoneLink phone={phone} /> : <span className="text-ink-soft">{words("call.no-phone")}</span>}
        {dueOn < today ? <Badge state="look">{words("isLate")}</Badge> : null}
      </p>
      <p>{task.text}</p>
      <p className="text-ink-soft text-small">
        {words("for", { name: task.ownerId === null ? words("team") : (task.ownerName ?? words("somebody")) })},{" "}
        <When at={dueOn} precision="day" />
      </p>
      {attempts.length > 0 ? (
        <ul className="text-ink-soft text-small">
          {attempts.map(({ at, outcome, byName }) => (
            <li key={at.toISOString()}>
              {words(`call.outcomes.${outcome}`)}, <When at={at} /> ({byName ?? words("somebody")})
            </li>
          ))}
        </ul>
      ) : null}
      <CallAttempts taskId={task.taskId} about={who(patient, shown)} />
    </div>
  );
}
