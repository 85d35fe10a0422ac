import { and, asc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { consult, consultMessage } from "#db/schema/consults.ts";
import type { CloseReason } from "#db/terms/consults.ts";
import type { Access } from "#server/access/access.ts";
import type { Permission } from "#server/access/permissions.ts";
import { DomainError } from "#server/errors.ts";
import type { Consult, ConsultMessage, Effect, End, Inbox, Urgent } from "./contract.ts";
import { emptyInbox } from "./inbox-rules.ts";

type ConsultRow = typeof consult.$inferSelect;
type MessageRow = typeof consultMessage.$inferSelect;

/** These consults and all that was said in them; locked, so that one event is decided after the other. */
export async function loadInbox(
  tx: Transaction,
  access: Access<Permission>,
  consultIds: readonly string[],
): Promise<Inbox> {
  const { organizationId } = access;
  if (consultIds.length === 0) return emptyInbox;
  await tx
    .select({ consultId: consult.consultId })
    .from(consult)
    .where(and(eq(consult.organizationId, organizationId), inArray(consult.consultId, [...consultIds])))
    .orderBy(asc(consult.consultId))
    .for("update");
  return readInbox(tx, access, consultIds);
}

/** The same without a lock, to look at. */
export async function readInbox(
  tx: Transaction,
  { organizationId }: Access<Permission>,
  consultIds: readonly string[],
): Promise<Inbox> {
  const rows = await tx
    .select()
    .from(consult)
    .where(and(eq(consult.organizationId, organizationId), inArray(consult.consultId, [...consultIds])))
    .orderBy(asc(consult.consultId));
  const messages = await tx
    .select()
    .from(consultMessage)
    .where(and(eq(consultMessage.organizationId, organizationId), inArray(consultMessage.consultId, [...consultIds])))
    .orderBy(asc(consultMessage.saidAt), asc(consultMessage.position));
  return {
    consults: new Map(rows.map((row) => [row.consultId, consultOf(row)])),
    messages: new Map(messages.map((row) => [row.messageId, messageOf(row)])),
  };
}

/** The patient of a consult. @throws NOT_FOUND */
export async function patientOf(
  tx: Transaction,
  { organizationId }: Access<Permission>,
  consultId: string,
): Promise<string> {
  const [found] = await tx
    .select({ patientId: consult.patientId })
    .from(consult)
    .where(and(eq(consult.organizationId, organizationId), eq(consult.consultId, consultId)));
  if (!found) throw new DomainError("NOT_FOUND", "consult.not-found");
  return found.patientId;
}

/** The consult in which this message was said; null: in none. */
export async function consultOfMessage(
  tx: Transaction,
  { organizationId }: Access<Permission>,
  messageId: string,
): Promise<string | null> {
  const [found] = await tx
    .select({ consultId: consultMessage.consultId })
    .from(consultMessage)
    .where(and(eq(consultMessage.organizationId, organizationId), eq(consultMessage.messageId, messageId)));
  return found?.consultId ?? null;
}

/** Where a consult went on, however often it was merged; itself when it was not. */
export async function survivorIdOf(tx: Transaction, access: Access<Permission>, consultId: string): Promise<string> {
  const [found] = await tx
    .select({ mergedInto: consult.mergedInto })
    .from(consult)
    .where(and(eq(consult.organizationId, access.organizationId), eq(consult.consultId, consultId)));
  return found?.mergedInto ? survivorIdOf(tx, access, found.mergedInto) : consultId;
}

function consultOf(row: ConsultRow): Consult {
  const { consultId, patientId, kind, openedAt, raisedAt, mergedInto, isStray, decision, decisionReason } = row;
  return {
    ...{ consultId, patientId, kind, openedAt, raisedAt, mergedInto, isStray },
    assignee: row.assigneeId === null ? null : { personId: row.assigneeId },
    snooze: row.snoozedAt === null ? null : { since: row.snoozedAt, until: row.snoozedUntil },
    urgent: urgentOf(row),
    closed: row.closedAt === null || row.closeReason === null ? null : { at: row.closedAt, reason: row.closeReason },
    decision: decision === null || decisionReason === null ? null : { decision, reason: decisionReason },
    takenOver: takenOverOf(row),
  };
}

function takenOverOf({ takenOverAt: at, takenOverBy: by, takenOverLast: last, takenOverCount }: ConsultRow) {
  return at === null || by === null ? null : { at, by, last, count: takenOverCount ?? 0 };
}

function urgentOf({ urgentAt: at, urgentBy: by, urgentReason: reason }: ConsultRow): Urgent | null {
  return at === null || by === null || reason === null ? null : { at, by, reason };
}

function messageOf(row: MessageRow): ConsultMessage {
  const { messageId, consultId, saidAt: at, author } = row;
  if (author === "receipt") return { messageId, consultId, at, author, promisedAt: row.promisedAt };
  if (author === "patient") {
    const settled = endOf(row.settledAt, row.settledBy);
    return { messageId, consultId, at, author, settled, finished: endOf(row.finishedAt, row.finishedBy) };
  }
  const { state, sendAt, heldFor, effect, closes } = row;
  const standing = { state: state ?? "sent", sendAt, heldFor };
  return { messageId, consultId, at, author, ...standing, effect: effectOf(effect, closes) };
}

function endOf(at: Date | null, by: string | null): End | null {
  return at === null ? null : { at, by };
}

function effectOf(effect: MessageRow["effect"], closes: CloseReason | null): Effect {
  if (effect === "closes" && closes !== null) return { closes };
  return effect === "asks-back" ? effect : "answers";
}
