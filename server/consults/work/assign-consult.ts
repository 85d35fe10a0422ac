import type { Access } from "#server/access/access.ts";
import { assertColleague } from "#server/access/assert-colleague.ts";
import type { LoadTimes } from "#server/consults/conversation/apply-event.ts";
import type { AssignConsultInput } from "#server/consults/conversation/conversation-contract.ts";
import { changeConsult } from "./change-consult.ts";

/** Gives a consult to a colleague, or to nobody in particular. @throws INVALID for somebody who may not answer it. */
export function assignConsult(
  access: Access<"consult.work">,
  loadTimes: LoadTimes,
  { consultId, personId }: AssignConsultInput,
  now = new Date(),
): Promise<void> {
  return changeConsult(
    access,
    loadTimes,
    {
      consultId,
      event: { event: "assigned", consultId, to: personId === null ? null : { personId } },
      line: "consult.assigned",
      detail: { to: personId },
      check: (tx, patientId) => assertColleague(access, tx, personId, "consult.answer", patientId),
    },
    now,
  );
}
