import type { Transaction } from "#db/client.ts";
import type { OpenTimes } from "#db/terms/opening-hours.ts";
import type { Access } from "#server/access/access.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { applyEvent } from "./apply-event.ts";

/** A consult that the practice begins: its first message, in the transaction that sends it. The patient has the turn. */
export async function noteBeginning(
  access: Access<"consult.answer">,
  { tx, times }: { tx: Transaction; times: OpenTimes },
  { messageId, consultId, patientId }: { messageId: string; consultId: string; patientId: string },
  at: Date,
): Promise<AuditLine> {
  await applyEvent({ access, tx, times, now: at, personId: personActing(access).personId }, [], {
    event: "practice-wrote",
    ...{ messageId, consultId, patientId, at },
    sendAt: null,
    effect: "answers",
    sawLast: null,
  });
  return { event: "consult.begun", object: { type: "consult", id: consultId }, patientId, detail: { messageId } };
}
