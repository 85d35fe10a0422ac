import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { applyEvent, type LoadTimes } from "#server/consults/conversation/apply-event.ts";
import type { ConsultInput } from "#server/consults/conversation/conversation-contract.ts";
import { patientOf } from "#server/consults/conversation/scope.ts";

/** It was not put in the HIS after all, so it is to be taken over again. @throws CONFLICT when nobody had marked it, NOT_FOUND. */
export function undoTakeOver(
  access: Access<"consult.work">,
  loadTimes: LoadTimes,
  { consultId }: ConsultInput,
  now = new Date(),
): Promise<void> {
  const { personId } = personActing(access);
  return change(access, async (tx) => {
    const patientId = await patientOf(tx, access, consultId);
    const event = { event: "not-taken-over", consultId } as const;
    await applyEvent({ access, tx, times: await loadTimes(tx), now, personId }, [consultId], event);
    const object = { type: "consult", id: consultId };
    return { result: undefined, event: { event: "consult.not-taken-over", object, patientId } };
  });
}
