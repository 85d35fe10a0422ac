import type { Transaction } from "#db/client.ts";
import type { OpenTimes } from "#db/terms/opening-hours.ts";
import type { Access } from "#server/access/access.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { applyEvent } from "./apply-event.ts";
import type { AnswerConsultInput } from "./conversation-contract.ts";
import { patientOf } from "./scope.ts";

/**
 * The step that a message of the practice is in its consult, in the transaction that sends it.
 * @throws CONFLICT (`consult.changed-since`) when more was said than its writer saw, NOT_FOUND for a consult that is not of this patient.
 */
export async function noteAnswer(
  access: Access<"consult.answer">,
  { tx, times }: { tx: Transaction; times: OpenTimes },
  { messageId, ...answer }: Omit<AnswerConsultInput, "body"> & { messageId: string },
  at: Date,
): Promise<AuditLine> {
  const { consultId, patientId, effect, closes, sawLast } = answer;
  await patientOf(tx, access, consultId);
  await applyEvent({ access, tx, times, now: at, personId: personActing(access).personId }, [consultId], {
    event: "practice-wrote",
    ...{ messageId, consultId, patientId, at, sawLast },
    sendAt: null,
    effect: closes === null ? effect : { closes },
  });
  const detail = { messageId, effect, closes };
  return { event: "consult.answered", object: { type: "consult", id: consultId }, patientId, detail };
}
