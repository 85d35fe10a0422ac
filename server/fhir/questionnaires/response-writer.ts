import { v7 as uuidv7 } from "uuid";
import { type Access, grant } from "#server/access/access.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { isRefused } from "#server/fhir/delivery/deliver.ts";
import type {
  EntryOutcome,
  OpenDelivery,
  WriteContext,
  WriteEntry,
  Writer,
  Written,
} from "#server/fhir/delivery/writer.ts";
import { answerTask } from "#server/questionnaires/answers/answer-task.ts";
import { placeInRound } from "#server/reviews/round/place-in-round.ts";
import { type JudgedResponse, judgeResponse, judgeTask } from "./judge-entries.ts";
import { outcomeOf } from "./outcome-of.ts";
import { shownTask } from "./task-writer.ts";

type Answer = { entry: WriteEntry; response: JudgedResponse; task: { entry: WriteEntry; taskId: string } | null };

/**
 * `POST QuestionnaireResponse`: in a transaction with the task that it completes, or alone for a questionnaire that was sent. Stored as
 * received with the exact version it answers, scored and placed in the round.
 */
export const responseWriter: Writer = (entries, context) => {
  const settled = new Map<number, EntryOutcome>();
  const answers: Answer[] = [];
  for (const entry of entries) {
    const task = taskOf(entry, context);
    const judged = judgeResponse(entry, context, task?.entry ?? null);
    if (judged.ok) answers.push({ entry, response: judged.value, task });
    else settled.set(entry.index, judged.outcome);
  }
  if (answers.length === 0) return { settled };
  const access = grant(context.sender.actor, "questionnaire.answer");
  const run = (delivery: OpenDelivery) => write(access, answers, delivery, context);
  return { settled, write: { kind: "questionnaire-response", access, repeatedBy: "content", run } };
};

/** The Task in the same bundle whose output is this response. */
function taskOf(response: WriteEntry, context: WriteContext): Answer["task"] {
  for (const entry of context.entries) {
    if (entry.path !== "Task/[id]") continue;
    const judged = judgeTask(entry, context);
    if (judged.ok && judged.value.answeredBy === response) return { entry, taskId: judged.value.taskId };
  }
  return null;
}

async function write(
  access: Access<"questionnaire.answer">,
  answers: readonly Answer[],
  delivery: OpenDelivery,
  context: WriteContext,
): Promise<Written> {
  const outcomes = new Map<number, EntryOutcome>();
  const lines: AuditLine[] = [];
  for (const answer of answers) {
    const { entry, task } = answer;
    const outcome = await outcomeOf(task?.entry ?? entry, async () => {
      const { responseId, line } = await store(access, answer, delivery, context);
      lines.push(line);
      const { notes } = answer.response;
      return { status: 201, id: responseId, versionId: "1", ...(notes.length > 0 ? { issues: notes } : {}) };
    });
    outcomes.set(entry.index, outcome);
    if (!task || isRefused(outcome)) continue;
    outcomes.set(task.entry.index, await shownTask(access, delivery.tx, task.taskId, context));
  }
  const newCount = answers.filter(({ entry }) => outcomes.get(entry.index)?.status === 201).length;
  return { outcomes, newCount, knownCount: 0, lines };
}

async function store(
  access: Access<"questionnaire.answer">,
  { entry, response: { questionnaireReference, authoredAt }, task }: Answer,
  { tx, raw, deliveryId }: OpenDelivery,
  { version, format, now }: WriteContext,
): Promise<{ responseId: string; line: AuditLine }> {
  const responseId = uuidv7({ msecs: now.getTime() });
  const { patientId, event } = await answerTask(access, tx, {
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
  const { organizationId } = access;
  await placeInRound(raw, { organizationId, patientId, itemId: responseId, kind: "questionnaire-response", at: now });
  return { responseId, line: event };
}
