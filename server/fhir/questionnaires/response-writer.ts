import { v7 as uuidv7 } from "uuid";
import { grant } from "#server/access/access.ts";
import type { AuditLine } from "#server/audit/record.ts";
import type { EntryOutcome, OpenDelivery, WriteContext, WriteEntry, Writer, Written } from "#server/fhir/writer.ts";
import { answerTask } from "#server/questionnaires/answer-task.ts";
import { placeInRound } from "#server/reviews/place-in-round.ts";
import { type JudgedResponse, judgeResponse, judgeTask } from "./judge-entries.ts";
import { outcomeOf } from "./outcome-of.ts";
import { shownTask } from "./task-writer.ts";

type Answer = { entry: WriteEntry; response: JudgedResponse; task: { entry: WriteEntry; taskId: string } | null };

/**
 * `POST QuestionnaireResponse`: with the task that it completes in a transaction, or alone for a list that was sent. Kept as received
 * with the exact version it answers, scored, and placed in the round, all in the transaction of the delivery.
 */
export const responseWriter: Writer = {
  kind: "questionnaire-response",
  isSameContentSame: true,
  plan(entries, context) {
    const settled = new Map<number, EntryOutcome>();
    const answers: Answer[] = [];
    for (const entry of entries) {
      const task = taskOf(entry, context);
      const judged = judgeResponse(entry, context, task?.entry ?? null);
      if (judged.ok) answers.push({ entry, response: judged.value, task });
      else settled.set(entry.index, judged.outcome);
    }
    return answers.length === 0 ? { settled } : { settled, write: (delivery) => write(answers, delivery, context) };
  },
};

/** The Task of the same bundle whose output is this response. */
function taskOf(response: WriteEntry, context: WriteContext): Answer["task"] {
  for (const entry of context.entries) {
    if (entry.path !== "Task/[id]") continue;
    const judged = judgeTask(entry, context);
    if (judged.ok && judged.value.answeredBy === response) return { entry, taskId: judged.value.taskId };
  }
  return null;
}

async function write(answers: readonly Answer[], delivery: OpenDelivery, context: WriteContext): Promise<Written> {
  const outcomes = new Map<number, EntryOutcome>();
  const lines: AuditLine[] = [];
  for (const answer of answers) {
    const { entry, task } = answer;
    const outcome = await outcomeOf(task?.entry ?? entry, async () => {
      const { responseId, line } = await keep(answer, delivery, context);
      lines.push(line);
      const { notes } = answer.response;
      return { status: 201, id: responseId, versionId: "1", ...(notes.length > 0 ? { issues: notes } : {}) };
    });
    outcomes.set(entry.index, outcome);
    if (task && outcome.status < 400) outcomes.set(task.entry.index, await shownTask(task.taskId, delivery, context));
  }
  const newCount = answers.filter(({ entry }) => outcomes.get(entry.index)?.status === 201).length;
  return { outcomes, newCount, knownCount: 0, lines };
}

async function keep(
  { entry, response: { questionnaireReference, authoredAt }, task }: Answer,
  { tx, raw, deliveryId, sender, now }: OpenDelivery,
  { version, format }: WriteContext,
): Promise<{ responseId: string; line: AuditLine }> {
  const responseId = uuidv7({ msecs: now.getTime() });
  const { patientId, event } = await answerTask(grant(sender.actor, "questionnaire.answer"), tx, {
    taskId: task?.taskId ?? null,
    responseId,
    deliveryId,
    ...{ questionnaireReference, authoredAt },
    value: entry.resource,
    fhirVersion: version,
    format,
    body: entry.bytes,
    now,
  });
  const { organizationId } = sender.actor;
  await placeInRound(raw, { organizationId, patientId, itemId: responseId, kind: "questionnaire-response", at: now });
  return { responseId, line: event };
}
