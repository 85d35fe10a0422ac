import { and, asc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { consult, consultMessage, consultNote, consultPlanned } from "#db/schema/consults.ts";
import { message, messageSource } from "#db/schema/messages.ts";
import { person } from "#db/schema/people.ts";
import type { OpenTimes } from "#db/terms/opening-hours.ts";
import type { WritingRepresentative } from "#db/terms/representation.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { skippedDays, warningOf } from "#server/consults/promise/rules.ts";
import { DomainError } from "#server/errors.ts";
import type { LoadTimes } from "./apply-event.ts";
import { clockIn } from "./clock-rules.ts";
import type {
  ConsultInput,
  Conversation,
  ConversationClock,
  ConversationMessage,
  NoteFacts,
  PlannedMessage,
} from "./conversation-contract.ts";
import { isChangedSince, isToTakeOver } from "./his-rules.ts";
import { factsOf, lastSaid } from "./inbox-rules.ts";
import { listInside } from "./list-patient-consults.ts";
import { readInbox } from "./scope.ts";
import { type Facts, isPutAside, isUndecided, requestedAt, turnOf } from "./turn-rules.ts";

/** A consult of this patient with all that was said in it. @throws NOT_FOUND when it is not this patient's. */
export function getConversation(
  { access, patientId }: OpenedPatient<"consult.read">,
  loadTimes: LoadTimes,
  { consultId }: ConsultInput,
  now = new Date(),
): Promise<Conversation> {
  const { organizationId } = access;
  return look(access, async (tx) => {
    const inbox = await readInbox(tx, access, [consultId]);
    const found = inbox.consults.get(consultId);
    if (!found || found.patientId !== patientId) throw new DomainError("NOT_FOUND", "consult.not-found");
    const facts = factsOf(inbox, found);
    const clock = conversationClock(facts, await loadTimes(tx), now);
    const moment = { now, dueAt: clock?.dueAt ?? null };
    const { assignee, closed, snooze, urgent, kind, openedAt, isStray, decision, takenOver } = found;
    const [named] = await tx
      .select({ assigneeName: person.name, closedBy: consult.closedBy })
      .from(consult)
      .leftJoin(person, eq(person.personId, consult.assigneeId))
      .where(and(eq(consult.organizationId, organizationId), eq(consult.consultId, consultId)));
    const closedBy = named?.closedBy ?? null;
    return {
      ...{ consultId, patientId, kind, openedAt, isStray, clock },
      undecidedSince: isUndecided(found) ? requestedAt(facts) : null,
      decision: decision?.decision ?? null,
      turn: turnOf(facts, moment),
      assignee:
        assignee && "personId" in assignee ? { personId: assignee.personId, name: named?.assigneeName ?? "" } : null,
      urgent: urgent && { at: urgent.at, byName: await nameOf(tx, urgent.by), reason: urgent.reason },
      isPutAside: isPutAside(found, moment),
      wakesAt: snooze?.until ?? null,
      closed: closed && { ...closed, byName: closedBy === null ? null : await nameOf(tx, closedBy) },
      takenOver: takenOver && {
        at: takenOver.at,
        byName: await nameOf(tx, takenOver.by),
        isChanged: isChangedSince(takenOver, facts.messages),
      },
      isToTakeOver: isToTakeOver(facts),
      lastMessageId: lastSaid(inbox, consultId),
      messages: await getWords(tx, organizationId, consultId),
      planned: await plannedIn(tx, organizationId, consultId),
      notes: await notesOf(tx, organizationId, consultId),
      earlier: (await listInside(tx, organizationId, patientId)).filter((one) => one.consultId !== consultId),
    };
  });
}

function conversationClock(facts: Facts, times: OpenTimes, now: Date): ConversationClock | null {
  const clock = clockIn(facts, times);
  if (clock === null) return null;
  // A term of calendar days skips none.
  const skipped = isUndecided(facts.consult) ? [] : skippedDays(times, clock);
  return { dueAt: clock.dueAt, warning: warningOf(clock, now), skipped };
}

async function nameOf(tx: Transaction, personId: string): Promise<string | null> {
  const [found] = await tx.select({ name: person.name }).from(person).where(eq(person.personId, personId));
  return found?.name ?? null;
}

/** What was said, oldest first; never what the practice withdrew, a note, or what was not sent. */
export async function getWords(
  tx: Transaction,
  organizationId: string,
  consultId: string,
): Promise<ConversationMessage[]> {
  const rows = await tx
    .select({
      messageId: message.messageId,
      author: message.author,
      writtenByName: person.name,
      body: message.body,
      at: consultMessage.saidAt,
      fetchedAt: message.fetchedAt,
      by: {
        name: messageSource.representativeName,
        relation: messageSource.representativeRelation,
        basis: messageSource.representativeBasis,
        statedName: messageSource.statedName,
        statedRelation: messageSource.statedRelation,
      },
    })
    .from(consultMessage)
    .innerJoin(
      message,
      and(eq(message.organizationId, organizationId), eq(message.messageId, consultMessage.messageId)),
    )
    .leftJoin(person, eq(person.personId, message.writtenBy))
    .leftJoin(
      messageSource,
      and(eq(messageSource.organizationId, organizationId), eq(messageSource.messageId, message.messageId)),
    )
    .where(
      and(
        eq(consultMessage.organizationId, organizationId),
        eq(consultMessage.consultId, consultId),
        isNull(message.withdrawnAt),
      ),
    )
    .orderBy(asc(consultMessage.saidAt), asc(consultMessage.position));
  return rows.map(({ by, ...said }) => ({ ...said, representative: by && representativeOf(by) }));
}

type WrittenBy = {
  name: string | null;
  relation: WritingRepresentative["relation"] | null;
  basis: WritingRepresentative["basis"] | null;
  statedName: string | null;
  statedRelation: WritingRepresentative["relation"] | null;
};

function representativeOf({ name, relation, basis, statedName, statedRelation }: WrittenBy) {
  if (name === null || relation === null || basis === null) return null;
  const isSame = statedName === null || statedRelation === null;
  return { name, relation, basis, stated: isSame ? null : { name: statedName, relation: statedRelation } };
}

async function plannedIn(tx: Transaction, organizationId: string, consultId: string): Promise<PlannedMessage[]> {
  const { sendAt, heldFor, effect, closes } = consultMessage;
  const { messageId, body, plannedAt } = consultPlanned;
  const rows = await tx
    .select({ messageId, body, plannedAt, sendAt, heldFor, effect, closes, writtenByName: person.name })
    .from(consultPlanned)
    .innerJoin(
      consultMessage,
      and(eq(consultMessage.organizationId, organizationId), eq(consultMessage.messageId, messageId)),
    )
    .leftJoin(person, eq(person.personId, consultPlanned.writtenBy))
    .where(and(eq(consultPlanned.organizationId, organizationId), eq(consultMessage.consultId, consultId)))
    .orderBy(asc(plannedAt), asc(messageId));
  return rows.map((row) => ({ ...row, effect: row.effect === "asks-back" ? "asks-back" : "answers" }));
}

async function notesOf(tx: Transaction, organizationId: string, consultId: string): Promise<NoteFacts[]> {
  return tx
    .select({
      noteId: consultNote.noteId,
      body: consultNote.body,
      writtenByName: person.name,
      at: consultNote.writtenAt,
    })
    .from(consultNote)
    .leftJoin(person, eq(person.personId, consultNote.writtenBy))
    .where(and(eq(consultNote.organizationId, organizationId), eq(consultNote.consultId, consultId)))
    .orderBy(asc(consultNote.writtenAt), asc(consultNote.noteId));
}
