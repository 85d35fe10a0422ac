import type { Transaction } from "#db/client.ts";
import { type Access, grant } from "#server/access/access.ts";
import type { AuditLine } from "#server/audit/record.ts";
import type {
  EntryOutcome,
  OpenDelivery,
  WriteContext,
  WriteEntry,
  Writer,
  Written,
} from "#server/fhir/delivery/writer.ts";
import { outcomeOf } from "#server/fhir/questionnaires/outcome-of.ts";
import { changeTask } from "#server/questionnaires/sending/change-task.ts";
import { confirmAnswered } from "#server/questionnaires/sending/confirm-answered.ts";
import { servedTasks } from "#server/questionnaires/sending/serve-tasks.ts";
import { type JudgedTask, judgeTask } from "./judge-entries.ts";
import { taskResource, versionOf } from "./task-resource.ts";

type Wanted = { entry: WriteEntry; task: JudgedTask };

/**
 * `PUT Task/[id]`: received, accepted, rejected or failed. A task that answers in the same transaction complete is only judged
 * here: `responseWriter` completes it.
 */
export const taskWriter: Writer = (entries, context) => {
  const settled = new Map<number, EntryOutcome>();
  const wanted: Wanted[] = [];
  for (const entry of entries) {
    const judged = judgeTask(entry, context);
    if (!judged.ok) settled.set(entry.index, judged.outcome);
    else if (judged.value.answeredBy) settled.set(entry.index, { status: 200, id: judged.value.taskId });
    else wanted.push({ entry, task: judged.value });
  }
  if (wanted.length === 0) return { settled };
  const access = grant(context.sender.actor, "questionnaire.answer");
  const run = (delivery: OpenDelivery) => write(access, wanted, delivery, context);
  return { settled, write: { kind: "task-change", access, repeatedBy: "request-id", run } };
};

async function write(
  access: Access<"questionnaire.answer">,
  wanted: readonly Wanted[],
  { tx }: OpenDelivery,
  context: WriteContext,
): Promise<Written> {
  const outcomes = new Map<number, EntryOutcome>();
  const lines: AuditLine[] = [];
  for (const { entry, task } of wanted) {
    const outcome = await outcomeOf(entry, async () => {
      lines.push(await writeOne(access, tx, task, context));
      return shownTask(access, tx, task.taskId, context);
    });
    outcomes.set(entry.index, outcome);
  }
  return { outcomes, newCount: 0, knownCount: 0, lines };
}

async function writeOne(
  access: Access<"questionnaire.answer">,
  tx: Transaction,
  { taskId, to, reason, answerId }: JudgedTask,
  { now }: WriteContext,
): Promise<AuditLine> {
  if (to === "completed") return confirmAnswered(access, tx, { taskId, responseId: answerId ?? "" });
  return changeTask(access, tx, { taskId, to, reason, now });
}

/** The task as it is now. */
export async function shownTask(
  access: Access<"questionnaire.answer">,
  tx: Transaction,
  taskId: string,
  { version }: WriteContext,
): Promise<EntryOutcome> {
  const [task] = await servedTasks(access, tx, { taskId });
  if (!task) return { status: 200, id: taskId };
  return { status: 200, id: taskId, versionId: versionOf(task), resource: taskResource(task, version) };
}
