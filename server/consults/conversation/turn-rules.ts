import type { ConsultTurn, ConsultView } from "#db/terms/consults.ts";
import type { PracticeTurn } from "#server/consults/promise/contract.ts";
import type { Consult, ConsultMessage, PatientMessage, PracticeMessage } from "./contract.ts";

/** A consult with what was said in it. */
export type Facts = { consult: Consult; messages: readonly ConsultMessage[] };
/** The moment of looking, and when the promise is due; null: no clock runs. */
export type Moment = { now: Date; dueAt: Date | null };
/** Who looks. */
export type Viewer = { personId: string };

/** How long the worker may be late with a scheduled message before people see it. Own choice, 2026-11-30: it looks every minute. */
export const sendGraceMs = 5 * 60_000;

/** Since when the patient waits: their first message that nobody answered, whatever they wrote after it. Null: they do not wait. */
export function waitingSince(messages: readonly ConsultMessage[]): Date | null {
  const waiting = messages.filter(isOfPatient).filter(({ settled }) => settled === null);
  return earliest(waiting.map(({ at }) => at));
}

/** Whose move it is, from the facts alone. */
export function turnOf({ consult, messages }: Facts, moment: Moment): ConsultTurn {
  if (consult.mergedInto !== null || consult.closed !== null) return "nobody";
  // Asking back stops no term that the law sets: the practice owes a decision until it is made.
  if (isUndecided(consult)) return "practice";
  if (waitingSince(messages) !== null || consult.raisedAt !== null) return "practice";
  // Put aside until now, and the patient has not answered.
  if (consult.snooze !== null && !isAsleep(consult.snooze, moment)) return "practice";
  const own = messages.filter(isOfPractice);
  if (own.some((message) => message.state === "held" || isStuck(message, moment))) return "practice";
  return own.some(({ state }) => state === "sent") ? "patient" : "practice";
}

/**
 * The one view in which this consult stands for this person; null for one that was merged into another. The six partition the consults, so
 * their counts add up. `team`: it waits for the practice, and is a team's or a colleague's.
 */
export function viewOf({ consult, messages }: Facts, viewer: Viewer, moment: Moment): ConsultView | null {
  if (consult.mergedInto !== null) return null;
  if (consult.closed !== null) return "closed";
  if (consult.snooze !== null && isAsleep(consult.snooze, moment)) return "later";
  if (turnOf({ consult, messages }, moment) === "patient") return "waiting-for-patient";
  if (isReady(messages, moment)) return "later";
  if (consult.assignee === null) return "unassigned";
  return "personId" in consult.assignee && consult.assignee.personId === viewer.personId ? "mine" : "team";
}

/** Whether it is put aside and nothing has woken it yet. */
export function isPutAside({ snooze }: Pick<Consult, "snooze">, moment: Moment): boolean {
  return snooze !== null && isAsleep(snooze, moment);
}

/** Whether it is a request to correct the record about which nothing was decided. */
export function isUndecided({ kind, decision }: Pick<Consult, "kind" | "decision">): boolean {
  return kind === "correction-request" && decision === null;
}

/** When the patient asked for the correction that is to be decided: their first message, or the first after a decision that stands. */
export function requestedAt({ consult, messages }: Facts): Date {
  const decided = messages.findLastIndex(isClosing);
  const asked = messages.slice(decided + 1).find(isOfPatient) ?? messages.find(isOfPatient);
  return asked?.at ?? consult.openedAt;
}

/**
 * When the practice had the turn in the question that is not finished yet, in order; the last one may still run. After a question back the
 * clock stands still and goes on with the patient's answer; after an answer or a closing a next message is a new question.
 */
export function practiceTurns(messages: readonly ConsultMessage[]): PracticeTurn[] {
  const turns: PracticeTurn[] = [];
  const waits = messages
    .filter(isOfPatient)
    .filter(({ finished }) => finished === null)
    .map(({ at, settled }) => ({ from: at, until: settled?.at ?? null }))
    .toSorted((one, other) => Number(one.from) - Number(other.from));
  for (const wait of waits) {
    const last = turns.at(-1);
    // Two messages that wait together are one turn.
    if (last && (last.until === null || wait.from <= last.until)) {
      turns[turns.length - 1] = { from: last.from, until: latest(last.until, wait.until) };
    } else {
      turns.push(wait);
    }
  }
  return turns;
}

/** Since when and until when what is scheduled stands ready, all of it taken together, and whether something waits for a person; for lists. */
export function readiness(messages: readonly ConsultMessage[]) {
  const own = messages.filter(isOfPractice);
  const isHeld = own.some(({ state }) => state === "held");
  const ready = isHeld ? [] : own.filter(({ state }) => state === "scheduled");
  const sendAt = earliest(ready.flatMap((message) => (message.sendAt === null ? [] : [message.sendAt])));
  return { isHeld, sendAt, plannedAt: earliest(ready.map(({ at }) => at)) };
}

/** An answer stands ready and nobody needs to do anything until it goes out. */
function isReady(messages: readonly ConsultMessage[], moment: Moment): boolean {
  const unsent = messages.filter(isOfPractice).filter(({ state }) => state === "scheduled" || state === "held");
  return (
    unsent.length > 0 && unsent.every((message) => message.state === "scheduled" && isAsleepUntilSent(message, moment))
  );
}

function isAsleepUntilSent(message: PracticeMessage, moment: Moment): boolean {
  return !isStuck(message, moment) && !passesMeanwhile(message.at, moment);
}

function isStuck({ state, sendAt }: PracticeMessage, { now }: Moment): boolean {
  return state === "scheduled" && sendAt !== null && Number(sendAt) + sendGraceMs < Number(now);
}

function isAsleep({ since, until }: { since: Date; until: Date | null }, moment: Moment): boolean {
  return (until === null || moment.now < until) && !passesMeanwhile(since, moment);
}

/** A promise that passes wakes what was put aside before it: nothing becomes late out of sight. Own choice, 2026-11-30. */
function passesMeanwhile(since: Date, { now, dueAt }: Moment): boolean {
  return dueAt !== null && since <= dueAt && dueAt < now;
}

/** Whether a consult was closed with this message. */
export function isClosing(message: ConsultMessage): message is PracticeMessage {
  return isOfPractice(message) && message.state === "sent" && typeof message.effect !== "string";
}

export function isOfPatient(message: ConsultMessage): message is PatientMessage {
  return message.author === "patient";
}

export function isOfPractice(message: ConsultMessage): message is PracticeMessage {
  return message.author === "practice";
}

function earliest(moments: readonly Date[]): Date | null {
  return moments.length === 0 ? null : new Date(Math.min(...moments.map(Number)));
}

/** The later of two ends; null is open and so the latest. */
function latest(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return null;
  return one < other ? other : one;
}
