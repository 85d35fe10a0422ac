import type { Transaction } from "#db/client.ts";
import type { OpenTimes } from "#db/terms/opening-hours.ts";
import type { Access } from "#server/access/access.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { referralIn } from "#server/consults/referral/scope.ts";
import { applyEvent } from "./apply-event.ts";
import type { AnswerConsultInput } from "./conversation-contract.ts";
import { patientOf } from "./scope.ts";

/** `sendAt`: when it goes out; null: now. */
type Answer = Omit<AnswerConsultInput, "body" | "sendOn" | "settles"> & { messageId: string; sendAt: Date | null };

/**
 * The step that a message of the practice is in its consult, in the transaction that sends it or keeps it until its moment.
 * @throws CONFLICT (`consult.changed-since`) when more was said than its writer saw, NOT_FOUND for a consult that is not of this patient.
 */
export async function noteAnswer(
  access: Access<"consult.answer">,
  { tx, times }: { tx: Transaction; times: OpenTimes },
  { messageId, sendAt, ...answer }: Answer,
  at: Date,
): Promise<AuditLine> {
  const { consultId, patientId, effect, closes, cause = null, sawLast, replaces = null } = answer;
  await patientOf(tx, access, consultId);
  const referral = closes === "not-for-us" ? await referralIn(tx, access, consultId, cause) : null;
  await applyEvent({ access, tx, times, now: at, personId: personActing(access).personId, referral }, [consultId], {
    event: "practice-wrote",
    ...{ messageId, consultId, patientId, at, sawLast, sendAt, replaces },
    effect: closes === null ? effect : { closes },
  });
  const about = { object: { type: "consult", id: consultId }, patientId };
  const detail = { messageId, effect, closes, ...(referral ? { cause: referral.cause } : {}) };
  if (sendAt === null) return { event: "consult.answered", ...about, detail };
  return { event: "consult.planned", ...about, detail: { ...detail, sendAt: sendAt.toISOString() } };
}
