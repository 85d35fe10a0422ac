import type { Transaction } from "#db/client.ts";
import { consult, consultMessage } from "#db/schema/consults.ts";
import type { OpenTimes } from "#db/terms/opening-hours.ts";
import type { Access } from "#server/access/access.ts";
import type { Permission } from "#server/access/permissions.ts";
import type { ReferralFacts } from "#server/consults/referral/contract.ts";
import { DomainError } from "#server/errors.ts";
import { clockIn, standingClock } from "./clock-rules.ts";
import type { Consult, ConsultEvent, ConsultMessage, Inbox, Refusal } from "./contract.ts";
import { reduce } from "./event-rules.ts";
import { isToTakeOver } from "./his-rules.ts";
import { factsOf, lastSaid, messagesIn } from "./inbox-rules.ts";
import { loadInbox } from "./scope.ts";
import { readiness, turnOf, waitingSince } from "./turn-rules.ts";

/** Reads when the practice is open, which another noun knows. */
export type LoadTimes = (tx: Transaction) => Promise<OpenTimes>;

/** `personId`: who does it; null: nobody of the practice. `referral`: of a consult that is closed with it. */
type Applied = {
  access: Access<Permission>;
  tx: Transaction;
  times: OpenTimes;
  now: Date;
  personId: string | null;
  referral?: ReferralFacts | null;
};

/**
 * Stores what follows from one event, in the caller's transaction. `consultIds`: every consult that the event touches, of which the rows are
 * locked. `times`: when the practice is open, for the clock.
 * @returns the inbox before and after.
 * @throws CONFLICT or NOT_FOUND when the rules refuse it; nothing is changed then.
 */
export async function applyEvent(
  { access, tx, times, now, personId, referral = null }: Applied,
  consultIds: readonly string[],
  event: ConsultEvent,
): Promise<{ before: Inbox; after: Inbox }> {
  const before = await loadInbox(tx, access, consultIds);
  const { inbox: after, refused } = reduce(before, event);
  if (refused) throw refusalOf(refused);
  const said = [...after.messages.values()].filter((one) => before.messages.get(one.messageId) !== one);
  const touched = new Set(said.map(({ consultId }) => consultId));
  const changed = [...after.consults.values()].filter(
    (one) => before.consults.get(one.consultId) !== one || touched.has(one.consultId),
  );
  const { organizationId } = access;
  for (const one of changed) {
    const isClosing = before.consults.get(one.consultId)?.closed !== one.closed;
    const closing = isClosing ? closingOf(one, personId, referral) : {};
    const row = { ...rowOf(one), ...closing, ...standing(after, one, times, now) };
    await tx
      .insert(consult)
      .values({ organizationId, consultId: one.consultId, ...row })
      .onConflictDoUpdate({ target: [consult.organizationId, consult.consultId], set: row });
  }
  for (const one of said) {
    const { patientId } = after.consults.get(one.consultId) ?? { patientId: "" };
    const position = messagesIn(after, one.consultId).indexOf(one);
    const row = { consultId: one.consultId, patientId, position, ...messageRow(one) };
    await tx
      .insert(consultMessage)
      .values({ organizationId, messageId: one.messageId, ...row })
      .onConflictDoUpdate({ target: [consultMessage.organizationId, consultMessage.messageId], set: row });
  }
  return { before, after };
}

/** What lists and counts read of a consult. */
function standing(inbox: Inbox, one: Consult, times: OpenTimes, now: Date) {
  const facts = factsOf(inbox, one);
  const { messages } = facts;
  const clock = clockIn(facts, times);
  const turn = turnOf({ messages, consult: { ...one, snooze: null } }, { now, dueAt: clock?.dueAt ?? null });
  const last = messages.at(-1)?.at ?? one.openedAt;
  return {
    turn,
    waitingSince: waitingSince(messages),
    ...standingClock(clock),
    sortAt: clock?.dueAt ?? last,
    lastSaidId: lastSaid(inbox, one.consultId),
    isToTakeOver: isToTakeOver(facts),
    ...readiness(messages),
  };
}

/** Who closed it, and what is counted of it; of one that is open again nothing is. */
function closingOf({ closed }: Consult, personId: string | null, referral: ReferralFacts | null) {
  const counted = closed?.reason === "not-for-us" ? referral : null;
  return {
    closedBy: closed === null ? null : personId,
    referralCause: counted?.cause ?? null,
    referralPgoName: counted?.pgoName ?? null,
  };
}

function rowOf(one: Consult) {
  const { patientId, kind, openedAt, raisedAt, mergedInto, isStray, assignee, snooze, urgent, closed, decision } = one;
  const { takenOver } = one;
  return {
    ...{ patientId, kind, openedAt, raisedAt, mergedInto, isStray },
    assigneeId: assignee !== null && "personId" in assignee ? assignee.personId : null,
    snoozedAt: snooze?.since ?? null,
    snoozedUntil: snooze?.until ?? null,
    urgentAt: urgent?.at ?? null,
    urgentBy: urgent?.by ?? null,
    urgentReason: urgent?.reason ?? null,
    closedAt: closed?.at ?? null,
    closeReason: closed?.reason ?? null,
    decision: decision?.decision ?? null,
    decisionReason: decision?.reason ?? null,
    takenOverAt: takenOver?.at ?? null,
    takenOverBy: takenOver?.by ?? null,
    takenOverLast: takenOver?.last ?? null,
    takenOverCount: takenOver?.count ?? null,
  };
}

function messageRow(one: ConsultMessage) {
  const said = { author: one.author, saidAt: one.at };
  if (one.author === "receipt") return { ...said, promisedAt: one.promisedAt };
  if (one.author === "patient") {
    return {
      ...said,
      settledAt: one.settled?.at ?? null,
      settledBy: one.settled?.by ?? null,
      finishedAt: one.finished?.at ?? null,
      finishedBy: one.finished?.by ?? null,
    };
  }
  const { state, sendAt, heldFor, effect } = one;
  if (typeof effect === "string") return { ...said, state, sendAt, heldFor, effect, closes: null };
  return { ...said, state, sendAt, heldFor, effect: "closes" as const, closes: effect.closes };
}

const notFound: readonly Refusal[] = ["unknown-consult", "unknown-message"];

function refusalOf(refusal: Refusal): DomainError {
  return notFound.includes(refusal)
    ? new DomainError("NOT_FOUND", "consult.not-found")
    : new DomainError("CONFLICT", `consult.${refusal}`);
}
