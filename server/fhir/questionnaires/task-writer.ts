import { grant } from "#server/access/access.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { outcomeOf } from "#server/fhir/questionnaires/outcome-of.ts";
import type { EntryOutcome, OpenDelivery, WriteContext, WriteEntry, Writer, Written } from "#server/fhir/writer.ts";
import { changeTask } from "#server/questionnaires/change-task.ts";
import { confirmAnswered } from "#server/questionnaires/confirm-answered.ts";
import { servedTasks } from "#server/questionnaires/serve-tasks.ts";
import { type JudgedTask, judgeTask } from "./judge-entries.ts";
import { taskResource, versionOf } from "./task-resource.ts";

type Wanted = { entry: WriteEntry; task: JudgedTask };

/**
 * `PUT Task/[id]`: received, accepted, rejected or failed. A task that is completed by answers in the same transaction is only judged
 * here: the writer of the answers completes it.
 */
export const taskWriter: Writer = {
  kind: "task-change",
  isSameContentSame: false,
  plan(entries, context) {
    const settled = new Map<number, EntryOutcome>();
    const wanted: Wanted[] = [];
    for (const entry of entries) {
      const judged = judgeTask(entry, context);
      if (!judged.ok) settled.set(entry.index, judged.outcome);
      else if (judged.value.answeredBy) settled.set(entry.index, { status: 200, id: judged.value.taskId });
      else wanted.push({ entry, task: judged.value });
    }
    return wanted.length === 0 ? { settled } : { settled, write: (delivery) => write(wanted, delivery, context) };
  },
};

async function write(wanted: readonly Wanted[], delivery: OpenDelivery, context: WriteContext): Promise<Written> {
  const outcomes = new Map<number, EntryOutcome>();
  const lines: AuditLine[] = [];
  for (const { entry, task } of wanted) {
    const outcome = await outcomeOf(entry, async () => {
      lines.push(await writeOne(task, delivery));
      return shownTask(task.taskId, delivery, context);
    });
    outcomes.set(entry.index, outcome);
  }
  return { outcomes, newCount: 0, knownCount: 0, lines };
}

async function writeOne(task: JudgedTask, { tx, sender, now }: OpenDelivery): Promise<AuditLine> {
  const access = grant(sender.actor, "questionnaire.answer");
  const { taskId, to, reason, answerId } = task;
  if (to === "completed") return confirmAnswered(access, tx, { taskId, responseId: answerId ?? "" });
  return changeTask(access, tx, { taskId, to, reason, now });
}

/** The task as it is now. */
export async function shownTask(
  taskId: string,
  { tx, sender }: OpenDelivery,
  { version }: WriteContext,
): Promise<EntryOutcome> {
  const [task] = await servedTasks(grant(sender.actor, "questionnaire.answer"), tx, { taskId });
  if (!task) return { status: 200, id: taskId };
  return { status: 200, id: taskId, versionId: versionOf(task), resource: taskResource(task, version) };
}
