import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { applyEvent, type LoadTimes } from "#server/consults/conversation/apply-event.ts";
import { patientOf } from "#server/consults/conversation/scope.ts";
import type { TakeOverInput } from "./contract.ts";

/**
 * Marks a consult as copied to the HIS, up to the last message in the text that was copied. Who did so first for these messages stays.
 * @throws CONFLICT when more was said than that text held, NOT_FOUND.
 */
export function takeOverConsult(
  access: Access<"consult.work">,
  loadTimes: LoadTimes,
  { consultId, sawLast }: TakeOverInput,
  now = new Date(),
): Promise<void> {
  const { personId } = personActing(access);
  return change(access, async (tx) => {
    const patientId = await patientOf(tx, access, consultId);
    const { before, after } = await applyEvent({ access, tx, times: await loadTimes(tx), now, personId }, [consultId], {
      event: "taken-over",
      consultId,
      at: now,
      taking: { by: personId, sawLast },
    });
    if (before === after) return { result: undefined, event: [] };
    const object = { type: "consult", id: consultId };
    return { result: undefined, event: { event: "consult.taken-over", object, patientId } };
  });
}
