import fc from "fast-check";
import { expect, it } from "vitest";
import { consultViews, correctionDecisions, decisionReasonMin } from "#db/terms/consults.ts";
import type { Consult, ConsultEvent, ConsultMessage, Inbox, PatientMessage } from "./contract.ts";
import { reduce } from "./event-rules.ts";
import { emptyInbox, factsOf, lastSaid, messagesIn, survivorOf } from "./inbox-rules.ts";
import { isOfPatient, turnOf, viewOf, waitingSince } from "./turn-rules.ts";

const actionsPerRun = 200;
const runs = 50;
const start = Date.UTC(2026, 8, 14, 6);
/** With more consults at once few of them would meet. */
const liveMax = 6;
const viewers = [{ personId: "anna" }, { personId: "bram" }];

/** One of the newest consults, counted from the last; beyond them one that does not exist. */
const pick = fc.nat(liveMax);
const taken = fc.integer({ min: 0, max: 9 }).map((one) => one === 0);
const sendAhead = fc.option(fc.integer({ min: -5, max: 60 }));
const effect = fc.constantFrom(
  "answers" as const,
  "asks-back" as const,
  { closes: "answered" as const },
  { closes: "referred" as const },
);
const decision = fc.record({
  decision: fc.constantFrom(...correctionDecisions),
  reason: fc.constantFrom("", "Een echte reden.", "Een andere reden."),
});
const assignee = fc.option(fc.constantFrom({ personId: "anna" }, { personId: "bram" }, { teamId: "desk" }));
const reason = fc.constantFrom("answered" as const, "phone-call" as const, "not-for-us" as const);
const kind = fc.constantFrom(
  "e-consult" as const,
  "e-consult" as const,
  "e-consult" as const,
  "correction-request" as const,
);

/** What people do, before it is known which messages there are. `nth`: one of the messages, counted from the newest. */
const action = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant("asks" as const),
      to: fc.option(pick),
      isTaken: taken,
      patient: fc.constantFrom("p1", "p2"),
      kind,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constant("writes" as const), to: pick, sendAhead, effect, sees: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("came-due" as const), nth: fc.nat(8) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("released" as const), nth: fc.nat(8), sees: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("withdrawn" as const), nth: fc.nat(8) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("repeats" as const), nth: fc.nat(8) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("receipt" as const), to: pick }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("assigned" as const), to: pick, assignee }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("urgency-set" as const), to: pick, isUrgent: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("snoozed" as const), to: pick, until: sendAhead }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant("closed" as const), to: pick, reason }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant("decided" as const), to: pick, decision, sees: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("reopened" as const), to: pick }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("taken-over" as const), to: pick }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("not-taken-over" as const), to: pick }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("merged" as const), to: pick, into: pick }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant("split" as const),
      to: pick,
      isTaken: taken,
      every: fc.integer({ min: 2, max: 3 }),
    }),
  },
);
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

function eventOf(one: Action, inbox: Inbox, at: Date, id: string): ConsultEvent | null {
  const later = (minutes: number | null) => (minutes === null ? null : new Date(Number(at) + minutes * 60_000));
  const nth = "nth" in one ? [...inbox.messages.values()].at(-1 - one.nth) : undefined;
  const seen = (consultId: string, sees: boolean) => (sees ? lastSaid(inbox, consultId) : "something-older");
  const ids = [...inbox.consults.keys()];
  const consult = (place: number | null) =>
    place === null || place === liveMax ? "unknown" : (ids.at(-1 - place) ?? id);
  const opens = (isTaken: boolean) => (isTaken ? (ids[0] ?? id) : id);
  switch (one.does) {
    case "asks": {
      const [consultId, newConsultId] = [
        one.to === null ? null : consult(one.to),
        opens(one.isTaken || liveIn(inbox).length >= liveMax),
      ];
      const { patient: patientId, kind } = one;
      return { event: "patient-wrote", messageId: id, consultId, newConsultId, patientId, kind, at };
    }
    case "repeats": {
      if (nth?.author !== "patient") return null;
      const { messageId } = nth;
      const anew = { consultId: null, newConsultId: id, patientId: "p1", kind: "e-consult" as const };
      return { event: "patient-wrote", messageId, ...anew, at };
    }
    case "writes": {
      const consultId = consult(one.to);
      const patientId = inbox.consults.get(consultId)?.patientId ?? "p1";
      const written = { sendAt: later(one.sendAhead), effect: one.effect, sawLast: seen(consultId, one.sees) };
      return { event: "practice-wrote", messageId: id, consultId, patientId, at, ...written };
    }
    case "came-due":
    case "withdrawn":
      return nth ? { event: one.does, messageId: nth.messageId, at } : null;
    case "released":
      return nth ? { event: "released", messageId: nth.messageId, at, sawLast: seen(nth.consultId, one.sees) } : null;
    case "receipt":
      return { event: "receipt-sent", messageId: id, consultId: consult(one.to), at, promisedAt: null };
    case "assigned":
      return { event: "assigned", consultId: consult(one.to), to: one.assignee };
    case "urgency-set": {
      const urgent = one.isUrgent ? { at, by: "anna", reason: "benauwd" } : null;
      return { event: "urgency-set", consultId: consult(one.to), urgent };
    }
    case "snoozed":
      return { event: "snoozed", consultId: consult(one.to), at, until: later(one.until) };
    case "closed":
      return { event: "closed", consultId: consult(one.to), at, reason: one.reason };
    case "decided": {
      const consultId = consult(one.to);
      const patientId = inbox.consults.get(consultId)?.patientId ?? "p1";
      const { decision } = one;
      return {
        event: "decided",
        messageId: id,
        consultId,
        patientId,
        at,
        decision,
        sawLast: seen(consultId, one.sees),
      };
    }
    case "taken-over": {
      const consultId = consult(one.to);
      return { event: "taken-over", consultId, at, taking: { by: "anna", sawLast: lastSaid(inbox, consultId) } };
    }
    case "not-taken-over":
      return { event: "not-taken-over", consultId: consult(one.to) };
    case "reopened":
      return { event: "reopened", consultId: consult(one.to), at };
    case "merged":
      return { event: "merged", consultId: consult(one.to), into: consult(one.into), at };
    case "split": {
      const consultId = consult(one.to);
      const own = messagesIn(inbox, consultId).filter((_, index) => index % one.every === 0);
      const messageIds = own.map(({ messageId }) => messageId);
      return { event: "split", consultId, newConsultId: opens(one.isTaken), messageIds, at };
    }
  }
}

function liveIn(inbox: Inbox): Consult[] {
  return [...inbox.consults.values()].filter(({ mergedInto }) => mergedInto === null);
}

/** Who said what about whom, kept beside the inbox: what must still be there at the end. */
type Ledger = Map<string, { author: ConsultMessage["author"]; patientId: string }>;
/** What ended a question; none: it waits. */
type Ends = { by: string; isFinal: boolean }[];

function expectNothingLost(inbox: Inbox, ledger: Ledger) {
  expect(new Set(inbox.messages.keys())).toEqual(new Set(ledger.keys()));
  for (const [messageId, { author, patientId }] of ledger) {
    const message = inbox.messages.get(messageId);
    const consult = inbox.consults.get(message?.consultId ?? "");
    expect(message?.author).toBe(author);
    // Never with another patient, and never left behind in a consult that went on elsewhere.
    expect(consult).toMatchObject({ patientId, mergedInto: null });
  }
}

/** The views as a database would select them, each for itself. */
function selected(inbox: Inbox, personId: string, now: Date): Record<string, string[]> {
  const unsent = (one: Consult, state: string) =>
    messagesIn(inbox, one.consultId).some((message) => message.author === "practice" && message.state === state);
  const live = liveIn(inbox);
  const open = live.filter(({ closed }) => closed === null);
  const asleep = open.filter(({ snooze }) => snooze !== null && (snooze.until === null || snooze.until > now));
  const woken = (one: Consult) => one.snooze !== null && !asleep.includes(one);
  const stuck = (one: Consult) =>
    messagesIn(inbox, one.consultId).some(
      (message) =>
        message.author === "practice" &&
        message.state === "scheduled" &&
        Number(message.sendAt) + 300_000 < Number(now),
    );
  const asks = (one: Consult) =>
    waitingSince(messagesIn(inbox, one.consultId)) !== null ||
    one.raisedAt !== null ||
    (one.kind === "correction-request" && one.decision === null) ||
    woken(one) ||
    unsent(one, "held");
  const awake = open.filter((one) => !asleep.includes(one));
  const waiting = awake.filter((one) => unsent(one, "sent") && !asks(one) && !stuck(one));
  const ready = awake.filter(
    (one) => !waiting.includes(one) && unsent(one, "scheduled") && !unsent(one, "held") && !stuck(one),
  );
  const todo = awake.filter((one) => !waiting.includes(one) && !ready.includes(one));
  const isMine = ({ assignee }: Consult) =>
    assignee !== null && "personId" in assignee && assignee.personId === personId;
  const views = {
    unassigned: todo.filter((one) => one.assignee === null),
    mine: todo.filter(isMine),
    team: todo.filter((one) => one.assignee !== null && !isMine(one)),
    "waiting-for-patient": waiting,
    later: [...asleep, ...ready],
    closed: live.filter(({ closed }) => closed !== null),
  };
  return Object.fromEntries(
    Object.entries(views).map(([view, own]) => [view, own.map((one) => one.consultId).toSorted()]),
  );
}

function expectEveryConsultInItsView(inbox: Inbox, now: Date) {
  const live = liveIn(inbox);
  for (const viewer of viewers) {
    const own = Map.groupBy([...inbox.consults.values()], (one) =>
      viewOf(factsOf(inbox, one), viewer, { now, dueAt: null }),
    );
    const found = consultViews.map((view) => [view, (own.get(view) ?? []).map((one) => one.consultId).toSorted()]);
    expect(Object.fromEntries(found)).toEqual(selected(inbox, viewer.personId, now));
    expect(found.flatMap(([, ids]) => ids).length).toBe(live.length);
  }
  for (const one of inbox.consults.values()) {
    const { messages } = factsOf(inbox, one);
    const turn = turnOf({ consult: one, messages }, { now, dueAt: null });
    expect(turn === "nobody").toBe(one.closed !== null || one.mergedInto !== null);
    // Who waits is never hidden: not as the patient's turn, and not in what is closed.
    if (waitingSince(messages) !== null) expect(turn).toBe("practice");
    // However it was closed, moved, opened again or taken back: a request is closed by a decision with a reason.
    if (one.kind === "correction-request" && one.closed !== null)
      expect(one.decision?.reason.length ?? 0).toBeGreaterThanOrEqual(decisionReasonMin);
    if (one.mergedInto !== null)
      expect([messages.length, survivorOf(inbox, one.consultId)?.mergedInto]).toEqual([0, null]);
  }
}

function expectQuestionsAsInTheBooks(inbox: Inbox, asks: ReadonlyMap<string, Ends>) {
  const questions = [...inbox.messages.values()].filter(isOfPatient);
  const stands = (is: (ends: Ends) => boolean) => [...asks].filter(([, ends]) => is(ends)).map(([id]) => id);
  const own = (is: (one: PatientMessage) => boolean) => questions.filter(is).map(({ messageId }) => messageId);
  expect(own(({ settled }) => settled === null).toSorted()).toEqual(stands((ends) => ends.length === 0).toSorted());
  const unfinished = stands((ends) => !ends.some(({ isFinal }) => isFinal));
  expect(own(({ finished }) => finished === null).toSorted()).toEqual(unfinished.toSorted());
}

it("ten thousand random actions lose no message, and every consult stands in exactly the view it should", () => {
  const done = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(action, { minLength: actionsPerRun, maxLength: actionsPerRun }), (actions) => {
      const ledger: Ledger = new Map();
      const asks = new Map<string, Ends>();
      let inbox = emptyInbox;
      for (const [count, one] of actions.entries()) {
        const at = new Date(start + count * 4 * 60_000);
        const id = `x${count}`;
        const event = eventOf(one, inbox, at, id);
        if (!event) continue;
        const { inbox: next, refused } = reduce(inbox, event);
        if (refused !== null) {
          expect(next).toBe(inbox);
          continue;
        }
        done.set(event.event, (done.get(event.event) ?? 0) + 1);
        keepBooks(asks, inbox, next, event);
        const added = next.messages.get(id);
        const patientId = next.consults.get(added?.consultId ?? "")?.patientId ?? "";
        if (added) ledger.set(id, { author: added.author, patientId });
        inbox = next;
        expectQuestionsAsInTheBooks(inbox, asks);
        expectEveryConsultInItsView(inbox, at);
      }
      expectNothingLost(inbox, ledger);
    }),
    { numRuns: runs },
  );
  // A test in which nothing happens proves nothing.
  expect([...done.keys()].length).toBe(16);
  for (const [event, times] of done) expect(times, event).toBeGreaterThan(10);
});

/**
 * Which questions wait, kept by hand: what is sent, or a closing, ends all that stand in the consult, and a question back ends none for good.
 * Taking it back, or opening again what that closed, takes away that end alone.
 */
function keepBooks(asks: Map<string, Ends>, before: Inbox, next: Inbox, event: ConsultEvent) {
  const end = (consultId: string, by: string, isFinal: boolean) => {
    for (const { messageId } of messagesIn(before, consultId)) {
      const ends = asks.get(messageId);
      if (ends && (ends.length === 0 || (isFinal && !ends.some((one) => one.isFinal)))) ends.push({ by, isFinal });
    }
  };
  const takeBack = (by: string, messageIds: Iterable<string>) => {
    for (const messageId of messageIds) {
      const ends = asks.get(messageId);
      if (ends)
        asks.set(
          messageId,
          ends.filter((one) => one.by !== by),
        );
    }
  };
  if (event.event === "patient-wrote" && !before.messages.has(event.messageId)) asks.set(event.messageId, []);
  if (event.event === "closed") end(event.consultId, `closed at ${Number(event.at)}`, true);
  if (event.event === "reopened") {
    const { consultId } = event;
    // What was split off since is a matter of its own.
    const own = messagesIn(before, consultId).map(({ messageId }) => messageId);
    takeBack(`closed at ${Number(before.consults.get(consultId)?.closed?.at)}`, own);
  }
  for (const message of next.messages.values()) {
    if (message.author !== "practice") continue;
    const former = before.messages.get(message.messageId);
    const wasSent = former?.author === "practice" && former.state === "sent";
    if (message.state === "sent" && !wasSent) end(message.consultId, message.messageId, message.effect !== "asks-back");
    if (message.state === "withdrawn" && wasSent) takeBack(message.messageId, asks.keys());
  }
}
