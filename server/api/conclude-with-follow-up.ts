import type { Transaction } from "#db/client.ts";
import { usualTaskTexts } from "#db/terms/soep.ts";
import { type Access, grant } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { underAccess } from "#server/audit/record.ts";
import { acknowledgeInside } from "#server/measurements/agreements/acknowledge-alarm.ts";
import { sendMessage } from "#server/messages/send-message.ts";
import { loadOpeningHours } from "#server/opening-hours/scope.ts";
import { concludeReview } from "#server/reviews/conclusion/conclude-review.ts";
import type { ConcludeInput } from "#server/reviews/conclusion/contract.ts";
import { addInside } from "#server/tasks/add-task.ts";
import type { TaskFacts } from "#server/tasks/contract.ts";
import { dayToCall } from "#server/tasks/rules.ts";

export type Concluded = {
  leftOpenCount: number;
  /** The day on which the patient is on the call list; null when nobody calls. */
  callOn: string | null;
  /** Alarms that this conclusion handled: fewer than asked when a colleague was first. Null: none was asked about. */
  handledAlarmCount: number | null;
};

/**
 * Concludes a review together with its follow-up, in one transaction: a message to the patient, a task for a
 * colleague, and what came of the patient's open alarms. "Call" always leaves a call on the list, today's until the practice closes, and a change of medication a
 * task for who prescribes. The note is internal: the patient reads `input.message` only.
 * @throws CONFLICT when a colleague has already reviewed one of these items, INVALID for a message with an unfilled
 * placeholder, or a flagged answer without an action or a reason; then nothing is written.
 */
export function concludeWithFollowUp(
  access: Access<"review.conclude">,
  { message, task, alarmOutcome, ...conclusion }: ConcludeInput,
  now = new Date(),
): Promise<Concluded> {
  const { actor } = access;
  const isCall = conclusion.conclusion === "call";
  return change<Concluded>(access, async (tx, raw) => {
    const followUp = task ?? (await usualTask(access, tx, conclusion, now));
    const callOn = isCall ? (followUp?.dueOn ?? null) : null;
    const { leftOpenCount, line } = await concludeReview(access, tx, { ...conclusion, hasTask: task !== null });
    if (line === null) return { result: { leftOpenCount, callOn, handledAlarmCount: null }, event: [] };
    const { patientId, reviewId } = conclusion;
    const from = { patientId, origin: "review", originId: reviewId } as const;
    const lines = [line];
    if (conclusion.isTakenOver) {
      const over = grant(actor, "review.take-over");
      const object = { type: "review", id: reviewId };
      lines.push(...underAccess(over, [{ event: "review.taken-over", object, patientId }]));
    }
    if (message) {
      const send = grant(actor, "message.send");
      lines.push(...underAccess(send, [await sendMessage(send, tx, { ...from, body: message })]));
    }
    if (followUp) {
      const add = grant(actor, "task.add");
      const kind = isCall ? "call" : "general";
      lines.push(...underAccess(add, [(await addInside(add, tx, { ...from, ...followUp, kind })).line]));
    }
    if (!alarmOutcome) return { result: { leftOpenCount, callOn, handledAlarmCount: null }, event: lines };
    const handle = grant(actor, "measurement.acknowledge-alarm");
    const handled = await acknowledgeInside(
      handle,
      { tx, raw },
      { ...alarmOutcome, patientId, reviewId, note: "" },
      now,
    );
    lines.push(...underAccess(handle, handled.lines));
    return { result: { leftOpenCount, callOn, handledAlarmCount: handled.count }, event: lines };
  });
}

/** What a conclusion leaves to do when its author wrote no task; null: nothing. */
async function usualTask(
  access: Access<"review.conclude">,
  tx: Transaction,
  { conclusion, adjusts }: Pick<ConcludeInput, "conclusion" | "adjusts">,
  now: Date,
): Promise<TaskFacts | null> {
  const isCall = conclusion === "call";
  if (!isCall && adjusts !== "medication") return null;
  const { times } = await loadOpeningHours(tx, access, now);
  const dueOn = dayToCall(times, now);
  if (isCall) return { text: usualTaskTexts.call, ownerId: null, dueOn };
  // A general practitioner prescribes; for anybody else it is the team's. Our own choice (2026-11-30), until a patient has a prescriber.
  const { actor } = access;
  const isPrescriber = actor.kind === "person" && actor.roles.includes("general-practitioner");
  return { text: usualTaskTexts.medication, ownerId: isPrescriber ? actor.personId : null, dueOn };
}
