import type { Transaction } from "#db/client.ts";
import type { AuditEventName } from "#db/terms/audit.ts";
import type { ReferralCause } from "#db/terms/consults.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { applyEvent, type LoadTimes } from "#server/consults/conversation/apply-event.ts";
import type { ConsultEvent } from "#server/consults/conversation/contract.ts";
import { patientOf } from "#server/consults/conversation/scope.ts";
import { referralIn } from "#server/consults/referral/scope.ts";

type Change = {
  consultId: string;
  event: ConsultEvent;
  line: Extract<AuditEventName, `consult.${string}`>;
  /** Codes and ids only. */
  detail?: Record<string, string | null>;
  /** Of a question that is closed as not for the practice: what it was about; null: not said. */
  cause?: ReferralCause | null;
  /** It was copied to the HIS with that. */
  isTakenOver?: boolean;
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
  { consultId, event, line, detail = {}, cause, isTakenOver = false, check }: Change,
  now: Date,
): Promise<void> {
  const { personId } = personActing(access);
  return change(access, async (tx) => {
    const patientId = await patientOf(tx, access, consultId);
    await check?.(tx, patientId);
    const referral = cause === undefined ? null : await referralIn(tx, access, consultId, cause);
    await applyEvent({ access, tx, times: await loadTimes(tx), now, personId, referral }, [consultId], event);
    const about = { object: { type: "consult", id: consultId }, patientId };
    const over = isTakenOver ? [{ event: "consult.taken-over" as const, ...about }] : [];
    return { result: undefined, event: [{ event: line, ...about, detail }, ...over] };
  });
}
