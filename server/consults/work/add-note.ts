import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { consultNote } from "#db/schema/consults.ts";
import { containsBsn } from "#db/terms/patients.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { AuditLine } from "#server/audit/record.ts";
import type { AddNoteInput } from "#server/consults/conversation/conversation-contract.ts";
import { patientOf } from "#server/consults/conversation/scope.ts";
import { DomainError } from "#server/errors.ts";

/**
 * A note among colleagues. It is no message: it stands in a table that nothing sends, serves or exports from.
 * @throws NOT_FOUND, INVALID for a BSN.
 */
export function addNote(
  access: Access<"consult.work">,
  { consultId, body }: AddNoteInput,
  now = new Date(),
): Promise<{ noteId: string }> {
  return change(access, async (tx) => {
    const patientId = await patientOf(tx, access, consultId);
    const { noteId, line } = await writeNote(access, tx, { consultId, patientId, body }, now);
    return { result: { noteId }, event: line };
  });
}

/** The same in the caller's transaction. */
export async function writeNote(
  access: Access<"consult.work">,
  tx: Transaction,
  { consultId, patientId, body }: AddNoteInput & { patientId: string },
  now: Date,
): Promise<{ noteId: string; line: AuditLine }> {
  if (containsBsn(body)) throw new DomainError("INVALID", "consult.text-with-bsn");
  const { organizationId } = access;
  const noteId = uuidv7({ msecs: now.getTime() });
  const written = { writtenBy: personActing(access).personId, writtenAt: now };
  await tx.insert(consultNote).values({ organizationId, noteId, consultId, patientId, body, ...written });
  const object = { type: "consult", id: consultId };
  return { noteId, line: { event: "consult.noted", object, patientId, detail: { noteId } } };
}
