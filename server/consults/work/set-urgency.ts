import { containsBsn } from "#db/terms/patients.ts";
import type { Access } from "#server/access/access.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { LoadTimes } from "#server/consults/conversation/apply-event.ts";
import type { SetUrgencyInput } from "#server/consults/conversation/conversation-contract.ts";
import { DomainError } from "#server/errors.ts";
import { changeConsult } from "./change-consult.ts";

/**
 * Puts a consult before the others, with the reason, or takes that back. The promise to the patient stays.
 * @throws CONFLICT for a closed one, INVALID for a BSN, NOT_FOUND.
 */
export async function setUrgency(
  access: Access<"consult.work">,
  loadTimes: LoadTimes,
  { consultId, reason }: SetUrgencyInput,
  now = new Date(),
): Promise<void> {
  if (reason !== null && containsBsn(reason)) throw new DomainError("INVALID", "consult.text-with-bsn");
  const urgent = reason === null ? null : { at: now, by: personActing(access).personId, reason };
  const event = { event: "urgency-set", consultId, urgent } as const;
  return changeConsult(
    access,
    loadTimes,
    { consultId, event, line: urgent ? "consult.urgent" : "consult.not-urgent" },
    now,
  );
}
