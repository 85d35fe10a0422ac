import { useTranslations } from "next-intl";
import { When } from "#components/ui/when.tsx";
import { cut, lineCountMax, type PreparationFacts } from "./preparation-facts.ts";
import { Rest, SheetPart } from "./sheet-part.tsx";

/** The last messages to the patient, and the open tasks. */
export function PreparationFollowUp({ facts }: { facts: PreparationFacts }) {
  const words = useTranslations("measurements.preparation");
  const tasks = cut(facts.tasks, lineCountMax);
  const [message] = facts.messages;
  return (
    <>
      {message ? (
        <SheetPart title={words("told")}>
          <p>
            <span className="line-clamp-4">“{message.body}”</span>{" "}
            <span className="text-ink-soft">
              <When at={message.sentAt} precision="day" />
            </span>
          </p>
        </SheetPart>
      ) : null}
      {tasks.shown.length > 0 ? (
        <SheetPart title={words("open")}>
          <ul className="space-y-0.5">
            {tasks.shown.map((task) => (
              <li key={task.taskId} className="flex gap-2">
                <span aria-hidden="true">☐</span>
                <span className="min-w-0">
                  <span className="line-clamp-2">{task.text}</span>
                  <span className="text-ink-soft">
                    {task.ownerName ?? words("team")}, <When at={task.dueOn} precision="day" />
                  </span>
                </span>
              </li>
            ))}
          </ul>
          <Rest count={tasks.rest} say={(count) => words("more", { count })} />
        </SheetPart>
      ) : null}
    </>
  );
}
