import type { Transaction } from "#db/client.ts";
import type { OpenTimes } from "#db/terms/opening-hours.ts";
import type { Access } from "#server/access/access.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { AuditLine } from "#server/audit/record.ts";
import type { DecideCorrectionInput } from "#server/consults/corrections/contract.ts";
import { applyEvent } from "./apply-event.ts";
import { factsOf } from "./inbox-rules.ts";
import { patientOf } from "./scope.ts";
import { requestedAt } from "./turn-rules.ts";

/**
 * The step that a decision about a request to correct the record is in its consult, in the transaction that tells it to the patient.
 * @returns when the patient asked for it, for the letter.
 * @throws CONFLICT (`consult.changed-since`, `consult.no-reason`, `consult.already-decided`), NOT_FOUND.
 */
export async function noteDecision(
  access: Access<"consult.answer">,
  { tx, times }: { tx: Transaction; times: OpenTimes },
  { messageId, ...input }: DecideCorrectionInput & { messageId: string },
  at: Date,
): Promise<{ askedAt: Date; line: AuditLine }> {
  const { consultId, patientId, decision, reason, sawLast } = input;
  await patientOf(tx, access, consultId);
  const context = { access, tx, times, now: at, personId: personActing(access).personId };
  const { before } = await applyEvent(context, [consultId], {
    event: "decided",
    ...{ messageId, consultId, patientId, at, sawLast },
    decision: { decision, reason },
  });
  const consult = before.consults.get(consultId);
  // What was decided is a code; why stands in the message, never in the log.
  const detail = { messageId, decision };
  const line: AuditLine = { event: "consult.decided", object: { type: "consult", id: consultId }, patientId, detail };
  return { askedAt: consult ? requestedAt(factsOf(before, consult)) : at, line };
}
