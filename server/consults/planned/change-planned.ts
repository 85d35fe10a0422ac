import type { Transaction } from "#db/client.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { applyEvent, type LoadTimes } from "#server/consults/conversation/apply-event.ts";
import type { ConsultEvent } from "#server/consults/conversation/contract.ts";
import { patientOf } from "#server/consults/conversation/scope.ts";
import { consultOfPlanned } from "./scope.ts";

type Change = {
  event: Extract<ConsultEvent, { event: "withdrawn" | "held" }>;
  line: "consult.plan-cancelled" | "consult.plan-held";
};

/** Something that a person does to a message that was not sent, without sending it. `also`: in the same transaction, with its consult held. */
export function changePlanned(
  access: Access<"consult.answer">,
  loadTimes: LoadTimes,
  { event, line }: Change,
  now: Date,
  also?: (tx: Transaction) => Promise<void>,
): Promise<void> {
  const { personId } = personActing(access);
  const { messageId } = event;
  return change(access, async (tx) => {
    const consultId = await consultOfPlanned(access, tx, messageId);
    const patientId = await patientOf(tx, access, consultId);
    await applyEvent({ access, tx, times: await loadTimes(tx), now, personId }, [consultId], event);
    await also?.(tx);
    const detail = { messageId, ...(event.event === "held" ? { reason: event.reason } : {}) };
    return { result: undefined, event: { event: line, object: { type: "consult", id: consultId }, patientId, detail } };
  });
}
