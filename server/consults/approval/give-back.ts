import type { Transaction } from "#db/client.ts";
import { consultApproval } from "#db/schema/consults.approval.ts";
import { type Access, grant } from "#server/access/access.ts";
import { colleagueRefusal } from "#server/access/assert-colleague.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { type AuditLine, underAccess } from "#server/audit/record.ts";
import { applyEvent, type LoadTimes } from "#server/consults/conversation/apply-event.ts";
import { writeNote } from "#server/consults/work/add-note.ts";
import { DomainError } from "#server/errors.ts";
import type { GiveBackInput } from "./contract.ts";
import { approvalBy, lineOf, takeOpen } from "./scope.ts";

/**
 * Gives a text back to its writer with a question, which is a note and so never leaves the practice. The consult becomes theirs, so that it
 * stands where they work. Own choice, 2026-12-01.
 * @throws CONFLICT when it was sent or given back, FORBIDDEN for who asked it, INVALID for a BSN.
 */
export function giveBack(
  access: Access<"consult.approve">,
  loadTimes: LoadTimes,
  { approvalId, question }: GiveBackInput,
  now = new Date(),
): Promise<void> {
  const { personId } = personActing(access);
  const working = grant(access.actor, "consult.work");
  return change(access, async (tx) => {
    const asked = await takeOpen(access, tx, approvalId);
    if (asked.askedBy === personId) throw new DomainError("FORBIDDEN", "consult.own-approval");
    if (asked.state !== "asked") throw new DomainError("CONFLICT", "consult.approval-gone");
    const noted = await writeNote(working, tx, { ...asked, body: question }, now);
    const { noteId } = noted;
    await tx
      .update(consultApproval)
      .set({ state: "given-back", decidedBy: personId, decidedAt: now, noteId })
      .where(approvalBy(access, approvalId));
    const given = await giveToWriter(working, { tx, loadTimes, now, personId }, asked);
    const line = lineOf("consult.approval-given-back", asked, { noteId, to: asked.askedBy });
    return { result: undefined, event: [line, ...underAccess(working, [noted.line, ...given])] };
  });
}

type Work = { tx: Transaction; loadTimes: LoadTimes; now: Date; personId: string };
type Asked = { consultId: string; patientId: string; askedBy: string };

/** Work goes to nobody who cannot do it any more. */
async function giveToWriter(
  access: Access<"consult.work">,
  { tx, loadTimes, now, personId }: Work,
  { consultId, patientId, askedBy }: Asked,
): Promise<AuditLine[]> {
  const refusal = await colleagueRefusal(access, tx, { personId: askedBy, permission: "consult.answer", patientId });
  if (refusal !== null) return [];
  const event = { event: "assigned", consultId, to: { personId: askedBy } } as const;
  await applyEvent({ access, tx, times: await loadTimes(tx), now, personId }, [consultId], event);
  const object = { type: "consult", id: consultId };
  return [{ event: "consult.assigned", object, patientId, detail: { to: askedBy } }];
}
