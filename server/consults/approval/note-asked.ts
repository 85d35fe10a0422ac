import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { consultApproval } from "#db/schema/consults.approval.ts";
import type { Access } from "#server/access/access.ts";
import { assertColleague } from "#server/access/assert-colleague.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { lastSaid } from "#server/consults/conversation/inbox-rules.ts";
import { loadInbox } from "#server/consults/conversation/scope.ts";
import { DomainError } from "#server/errors.ts";
import type { AskApprovalInput } from "./contract.ts";
import { dropApproval, lineOf, takeOpen } from "./scope.ts";

/**
 * Keeps a text for which approval is asked, in the place of the one before it. It is a step of nobody: the turn stays, and the clock runs.
 * @throws CONFLICT when more was said than its writer saw, the consult is closed or a text waits there already, INVALID for somebody who may
 * not approve.
 */
export async function noteAsked(
  access: Access<"consult.answer">,
  tx: Transaction,
  { replaces, sawLast, askedOf, ...text }: AskApprovalInput,
  now: Date,
): Promise<{ approvalId: string; line: AuditLine }> {
  const { organizationId } = access;
  const { personId } = personActing(access);
  const { consultId, patientId } = text;
  if (replaces !== null) await takeOut(access, tx, { replaces, consultId });
  const inbox = await loadInbox(tx, access, [consultId]);
  const consult = inbox.consults.get(consultId);
  if (!consult) throw new DomainError("NOT_FOUND", "consult.not-found");
  const refusal = refusalOf(consult, { patientId, hasChanged: lastSaid(inbox, consultId) !== sawLast });
  if (refusal !== null) throw new DomainError("CONFLICT", `consult.${refusal}`);
  if (askedOf === personId) throw new DomainError("INVALID", "consult.own-approval");
  await assertColleague(access, tx, askedOf, "consult.approve", patientId);
  const approvalId = uuidv7({ msecs: now.getTime() });
  const asked = { askedBy: personId, askedOf, askedAt: now, state: "asked" } as const;
  const kept = await tx
    .insert(consultApproval)
    .values({ ...text, organizationId, approvalId, writtenTo: patientId, sawLast, ...asked })
    .onConflictDoNothing()
    .returning({ approvalId: consultApproval.approvalId });
  if (kept.length === 0) throw new DomainError("CONFLICT", "consult.already-asked");
  const detail = { askedOf, replaces };
  return { approvalId, line: lineOf("consult.approval-asked", { consultId, patientId, approvalId }, detail) };
}

async function takeOut(
  access: Access<"consult.answer">,
  tx: Transaction,
  { replaces, consultId }: { replaces: string; consultId: string },
): Promise<void> {
  const former = await takeOpen(access, tx, replaces);
  if (former.consultId !== consultId) throw new DomainError("CONFLICT", "consult.approval-gone");
  await dropApproval(access, tx, replaces);
}

type Standing = { patientId: string; mergedInto: string | null; closed: unknown };

function refusalOf({ patientId, mergedInto, closed }: Standing, asked: { patientId: string; hasChanged: boolean }) {
  if (mergedInto !== null) return "was-merged";
  if (patientId !== asked.patientId) return "other-patient";
  if (closed !== null) return "not-asked-closed";
  return asked.hasChanged ? "changed-since" : null;
}
