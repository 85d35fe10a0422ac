import type { Transaction } from "#db/client.ts";
import type { AuditEventName } from "#db/terms/audit.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { applyEvent, type LoadTimes } from "#server/consults/conversation/apply-event.ts";
import type { ConsultEvent } from "#server/consults/conversation/contract.ts";
import { patientOf } from "#server/consults/conversation/scope.ts";

type Change = {
  consultId: string;
  event: ConsultEvent;
  line: Extract<AuditEventName, `consult.${string}`>;
  /** Codes and ids only. */
  detail?: Record<string, string | null>;
  /** What else must hold, once it is known who the consult is about. */
  check?: (tx: Transaction, patientId: string) => Promise<void>;
};

/**
 * Something that a person does to one consult, without writing to the patient.
 * @throws NOT_FOUND, CONFLICT when the rules refuse it, FORBIDDEN for a record that is closed to them.
 */
export function changeConsult(
  access: Access<"consult.work">,
  loadTimes: LoadTimes,
  { consultId, event, line, detail = {}, check }: Change,
  now: Date,
): Promise<void> {
  const { personId } = personActing(access);
  return change(access, async (tx) => {
    const patientId = await patientOf(tx, access, consultId);
    await check?.(tx, patientId);
    await applyEvent({ access, tx, times: await loadTimes(tx), now, personId }, [consultId], event);
    return { result: undefined, event: { event: line, object: { type: "consult", id: consultId }, patientId, detail } };
  });
}
