import { describe, expect, it } from "vitest";
import { type OpenTimes, usualWeek } from "#db/terms/opening-hours.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { clockIn } from "./clock-rules.ts";
import type { ConsultEvent, EventOf, Inbox, Refusal } from "./contract.ts";
import { reduce } from "./event-rules.ts";
import { isChangedSince, isToTakeOver } from "./his-rules.ts";
import { emptyInbox, factsOf, messagesIn } from "./inbox-rules.ts";
import { requestedAt, turnOf, waitingSince } from "./turn-rules.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 8, 15, 8, minute));

type More<Name extends ConsultEvent["event"]> = Partial<EventOf<Name>>;

const asked = (messageId: string, minute: number, more: More<"patient-wrote"> = {}): ConsultEvent => ({
  event: "patient-wrote",
  messageId,
  consultId: "c1",
  newConsultId: "c1",
  patientId: "p1",
  kind: "e-consult",
  at: at(minute),
  ...more,
});

type Written = (
  messageId: string,
  minute: number,
  sawLast: string | null,
  more?: More<"practice-wrote">,
) => ConsultEvent;
const answered: Written = (messageId, minute, sawLast, more = {}) => ({
  event: "practice-wrote",
  messageId,
  consultId: "c1",
  patientId: "p1",
  at: at(minute),
  sendAt: null,
  effect: "answers",
  sawLast,
  ...more,
});

const closed = (minute: number, more: More<"closed"> = {}): ConsultEvent => ({
  event: "closed",
  consultId: "c1",
  at: at(minute),
  reason: "phone-call",
  ...more,
});

const request: typeof asked = (messageId, minute, more = {}) =>
  asked(messageId, minute, { kind: "correction-request", ...more });

const refusal = { decision: "refused" as const, reason: "Dit is een oordeel, geen feit." };
type Decided = (messageId: string, minute: number, sawLast: string | null, more?: More<"decided">) => ConsultEvent;
const decided: Decided = (messageId, minute, sawLast, more = {}) => ({
  event: "decided",
  ...{ messageId, consultId: "c1", patientId: "p1", at: at(minute), decision: refusal, sawLast },
  ...more,
});

function factsIn(inbox: Inbox) {
  const consult = inbox.consults.get("c1");
  if (!consult) throw new Error("no c1");
  return factsOf(inbox, consult);
}

function inboxAfter(events: readonly ConsultEvent[], before: Inbox = emptyInbox): Inbox {
  return events.reduce((inbox, event) => {
    const { inbox: next, refused } = reduce(inbox, event);
    expect(refused, event.event).toBeNull();
    return next;
  }, before);
}

function refused(inbox: Inbox, event: ConsultEvent): Refusal | null {
  const step = reduce(inbox, event);
  if (step.refused !== null) expect(step.inbox).toBe(inbox);
  return step.refused;
}

describe("what a patient sends", () => {
  it("twice is one message, and answering it twice is one answer", () => {
    const inbox = inboxAfter([asked("m1", 0), answered("a1", 5, "m1")]);
    expect(reduce(inbox, asked("m1", 9)).inbox).toBe(inbox);
    expect(reduce(inbox, answered("a1", 9, "a1")).inbox).toBe(inbox);
  });

  it("never joins the consult of somebody else, and a person checks where it belongs", () => {
    const inbox = inboxAfter([asked("m1", 0), asked("m2", 1, { patientId: "p2", newConsultId: "c2" })]);
    expect(inbox.consults.get("c2")).toMatchObject({ patientId: "p2", isStray: true });
    expect(messagesIn(inbox, "c1").map(({ messageId }) => messageId)).toEqual(["m1"]);
  });

  it("before the message that it answers is joined with it afterwards", () => {
    const inbox = inboxAfter([
      asked("reply", 0, { consultId: null, newConsultId: "c2" }),
      asked("m1", 1),
      { event: "merged", consultId: "c2", into: "c1", at: at(2) },
    ]);
    expect(messagesIn(inbox, "c1").map(({ messageId }) => messageId)).toEqual(["reply", "m1"]);
    expect(inbox.consults.get("c1")).toMatchObject({ openedAt: at(0), isStray: false });
  });

  it("for a consult that was merged continues where that went on", () => {
    const inbox = inboxAfter([
      asked("m1", 0),
      asked("m2", 1, { consultId: null, newConsultId: "c2" }),
      { event: "merged", consultId: "c2", into: "c1", at: at(2) },
      asked("m3", 3, { consultId: "c2", newConsultId: "c3" }),
    ]);
    expect(inbox.messages.get("m3")?.consultId).toBe("c1");
    expect(inbox.consults.has("c3")).toBe(false);
  });
});

describe("what the practice sends", () => {
  it("is refused when more was said than its writer saw: a patient's message, or a colleague's", () => {
    const inbox = inboxAfter([asked("m1", 0), asked("m2", 1)]);
    expect(refused(inbox, answered("a1", 2, "m1"))).toBe("changed-since");
    const once = inboxAfter([answered("a1", 2, "m2")], inbox);
    expect(refused(once, answered("a2", 2, "m2"))).toBe("changed-since");
  });

  it("a receipt is nothing that a writer must have seen", () => {
    const receipt: ConsultEvent = {
      event: "receipt-sent",
      messageId: "r1",
      consultId: "c1",
      at: at(1),
      promisedAt: null,
    };
    expect(refused(inboxAfter([asked("m1", 0), receipt]), answered("a1", 2, "m1"))).toBeNull();
  });

  it("never goes to another patient, nor into a consult that was merged, nor back in time", () => {
    const inbox = inboxAfter([asked("m1", 0)]);
    expect(refused(inbox, answered("a1", 2, "m1", { patientId: "p2" }))).toBe("other-patient");
    expect(refused(inbox, answered("a1", 2, "m1", { sendAt: at(2) }))).toBe("in-the-past");
    expect(refused(inbox, answered("m1", 2, "m1", { consultId: "c9" }))).toBe("id-taken");
  });

  it("a message that is taken back and was all there is leaves a closed consult, with its row", () => {
    const inbox = inboxAfter([answered("a1", 0, null), { event: "withdrawn", messageId: "a1", at: at(1) }]);
    expect(inbox.consults.get("c1")?.closed).toEqual({ at: at(1), reason: "taken-back" });
    expect(inbox.messages.get("a1")).toMatchObject({ state: "withdrawn" });
  });

  it("goes out when it is due, also when the closing that was to follow is refused", () => {
    const inbox = inboxAfter([
      asked("m1", 0),
      answered("a1", 1, "m1", { sendAt: at(30), effect: { closes: "answered" } }),
      answered("a2", 2, "a1", { sendAt: at(40) }),
    ]);
    expect(refused(inbox, { event: "came-due", messageId: "a1", at: at(29) })).toBe("not-due");
    const sent = inboxAfter([{ event: "came-due", messageId: "a1", at: at(30) }], inbox);
    expect(sent.messages.get("a1")).toMatchObject({ state: "sent", at: at(30) });
    expect(sent.messages.get("a2")).toMatchObject({ state: "held" });
    expect(sent.consults.get("c1")?.closed).toBeNull();
  });
});

describe("closing", () => {
  it("is refused while something stands ready, and as answered where nothing was sent", () => {
    const inbox = inboxAfter([asked("m1", 0)]);
    expect(refused(inbox, closed(1, { reason: "answered" }))).toBe("not-answered");
    const ready = inboxAfter([answered("a1", 1, "m1", { sendAt: at(30) })], inbox);
    expect(refused(ready, closed(2))).toBe("has-unsent");
    expect(refused(inboxAfter([closed(2)], inbox), closed(3))).toBe("already-closed");
  });

  it("of a request to correct the record takes a decision and its reason, whichever way it is closed", () => {
    const inbox = inboxAfter([request("m1", 0)]);
    expect(refused(inbox, closed(1))).toBe("undecided");
    expect(refused(inbox, closed(1, { reason: "answered" }))).toBe("undecided");
    expect(refused(inbox, answered("a1", 1, "m1", { effect: { closes: "answered" } }))).toBe("undecided");
    expect(refused(inbox, decided("d1", 1, "m1", { decision: { ...refusal, reason: "  nee    " } }))).toBe("no-reason");
    expect(refused(inbox, decided("d1", 1, null))).toBe("changed-since");
    expect(refused(inbox, decided("d1", 1, "m1", { patientId: "p2" }))).toBe("other-patient");
    const done = inboxAfter([answered("a1", 1, "m1"), decided("d1", 2, "a1")], inbox);
    expect(done.consults.get("c1")).toMatchObject({ closed: { reason: "answered" }, decision: refusal });
    expect(done.messages.get("d1")).toMatchObject({ state: "sent", author: "practice" });
    expect(refused(done, decided("d2", 3, "d1"))).toBe("already-decided");
    expect(reduce(done, decided("d1", 3, "d1")).inbox).toBe(done);
    expect(refused(inboxAfter([asked("m2", 0)]), decided("d1", 1, "m2"))).toBe("not-a-request");
  });

  it("an answer that was to close an undecided request goes out at its time, and closes nothing", () => {
    const inbox = inboxAfter([
      request("m1", 0),
      answered("a1", 1, "m1", { sendAt: at(30), effect: { closes: "answered" } }),
    ]);
    expect(refused(inbox, { event: "released", messageId: "a1", at: at(5), sawLast: "a1" })).toBe("undecided");
    const sent = inboxAfter([{ event: "came-due", messageId: "a1", at: at(30) }], inbox);
    expect(sent.consults.get("c1")).toMatchObject({ closed: null, decision: null });
    expect(sent.messages.get("a1")).toMatchObject({ state: "sent", effect: "answers" });
  });

  it("what was decided stands for a word of thanks, and not for what the patient requests anew", () => {
    const done = inboxAfter([request("m1", 0), decided("d1", 2, "m1")]);
    const thanked = inboxAfter([asked("m2", 3)], done);
    expect(thanked.consults.get("c1")).toMatchObject({ closed: null, decision: refusal });
    expect(refused(thanked, closed(4))).toBeNull();
    const anew = inboxAfter([request("m2", 3)], done);
    expect(anew.consults.get("c1")).toMatchObject({ closed: null, decision: null });
    expect(refused(anew, closed(4))).toBe("undecided");
    expect(requestedAt(factsIn(anew))).toEqual(at(3));
  });

  it("a request that was opened again, or of which the decision was taken back, is undecided within its first term", () => {
    const done = inboxAfter([request("m1", 0), answered("a1", 1, "m1"), decided("d1", 2, "a1")]);
    for (const event of [
      { event: "reopened" as const, consultId: "c1", at: at(5) },
      { event: "withdrawn" as const, messageId: "d1", at: at(5) },
    ]) {
      const open = inboxAfter([event], done);
      expect(open.consults.get("c1"), event.event).toMatchObject({ closed: null, decision: null });
      expect(refused(open, closed(6)), event.event).toBe("undecided");
      const later = inboxAfter([asked("m2", 7)], open);
      expect(requestedAt(factsIn(later)), event.event).toEqual(at(0));
    }
  });

  it("what a receipt promised holds against a closing, until the patient gets the turn; an earlier deadline comes earlier", () => {
    const open: OpenTimes = { week: usualWeek, closings: [], openHolidays: [] };
    const told = (messageId: string, hours: number, promisedAt: Date): ConsultEvent => ({
      event: "receipt-sent",
      ...{ messageId, consultId: "c1", at: at(hours), promisedAt },
    });
    const first = inboxAfter([asked("m1", 0)]);
    const due = (inbox: Inbox, times = open) => clockIn(factsIn(inbox), times)?.dueAt ?? at(0);
    const day = dutchDay(due(first));
    const closedThen = { ...open, closings: [{ startsOn: day, endsOn: day }] };
    expect(Number(due(first, closedThen))).toBeGreaterThan(Number(due(first)));
    const promised = inboxAfter([told("r1", 0, due(first))], first);
    expect(due(promised, closedThen)).toEqual(due(first));
    const clock = clockIn(factsIn(promised), closedThen);
    // It warns while the practice is open still.
    expect(clock && dutchDay(clock.nearAt) < day).toBe(true);
    expect(due(inboxAfter([told("r1", 0, new Date(Number(due(first)) + 86_400_000))], first))).toEqual(due(first));
    const back = inboxAfter([answered("a1", 1, "m1", { effect: "asks-back" }), asked("m2", 30)], promised);
    expect(Number(due(back, closedThen))).toBeGreaterThan(Number(due(first)));
  });

  it("the term of a request runs for a month of calendar days, whoever has written last", () => {
    const clock = (inbox: Inbox) => clockIn(factsIn(inbox), { week: usualWeek, closings: [], openHolidays: [] });
    const inbox = inboxAfter([request("m1", 0), answered("a1", 5, "m1", { effect: "asks-back" })]);
    expect(clock(inbox)?.dueAt).toEqual(new Date("2026-10-15T23:59:59.999+02:00"));
    expect(turnOf(factsIn(inbox), { now: at(6), dueAt: null })).toBe("practice");
    expect(clock(inboxAfter([asked("m2", 9)], inbox))?.dueAt).toEqual(clock(inbox)?.dueAt);
    expect(clock(inboxAfter([decided("d1", 10, "a1")], inbox))).toBeNull();
  });

  it("a request to correct the record is a consult of its own, and keeps its request", () => {
    const inbox = inboxAfter([
      asked("m1", 0),
      asked("m2", 1, { kind: "correction-request", newConsultId: "c2" }),
      asked("m3", 2, { consultId: "c2" }),
      request("m4", 3, { consultId: "c2", newConsultId: "c4" }),
    ]);
    expect(inbox.consults.get("c2")).toMatchObject({ kind: "correction-request" });
    expect(messagesIn(inbox, "c2").map(({ messageId }) => messageId)).toEqual(["m2", "m3", "m4"]);
    expect(refused(inbox, { event: "merged", consultId: "c2", into: "c1", at: at(3) })).toBe("other-kind");
    const away = { event: "split" as const, consultId: "c2", newConsultId: "c3", at: at(3) };
    expect(refused(inbox, { ...away, messageIds: ["m2"] })).toBe("request-stays");
    expect(inboxAfter([{ ...away, messageIds: ["m3"] }], inbox).consults.get("c3")).toMatchObject({
      kind: "e-consult",
    });
  });
});

describe("merging and splitting", () => {
  it("an answer in the one is no answer to a question in the other, and what stands ready is held", () => {
    const inbox = inboxAfter([
      asked("m1", 0),
      asked("m2", 1, { consultId: null, newConsultId: "c2" }),
      answered("a2", 2, "m2", { consultId: "c2" }),
      answered("later", 3, "a2", { consultId: "c2", sendAt: at(50) }),
      { event: "merged", consultId: "c2", into: "c1", at: at(4) },
    ]);
    expect(waitingSince(messagesIn(inbox, "c1"))).toEqual(at(0));
    expect(inbox.messages.get("later")).toMatchObject({ consultId: "c1", state: "held" });
    expect(messagesIn(inbox, "c2")).toEqual([]);
  });

  it("is for one patient, and for consults that were not merged before", () => {
    const merge = (consultId: string, into: string): ConsultEvent => ({ event: "merged", consultId, into, at: at(9) });
    const other = { consultId: null, newConsultId: "c2" };
    const stranger = inboxAfter([asked("m1", 0), asked("m2", 1, { ...other, patientId: "p2" })]);
    expect(refused(stranger, merge("c1", "c2"))).toBe("other-patient");
    expect(refused(stranger, merge("c1", "c1"))).toBe("same-consult");
    const inbox = inboxAfter([asked("m1", 0), asked("m2", 1, other), merge("c2", "c1")]);
    expect(refused(inbox, merge("c1", "c2"))).toBe("was-merged");
    expect(refused(inbox, answered("a1", 9, null, { consultId: "c2" }))).toBe("was-merged");
  });

  it("what is urgent stays so through merging and splitting, and until it closes", () => {
    const urgent = { at: at(1), by: "anna", reason: "benauwd" };
    const mark = (consultId: string): ConsultEvent => ({ event: "urgency-set", consultId, urgent });
    const other = { consultId: null, newConsultId: "c2" };
    const two = inboxAfter([asked("m1", 0), asked("m2", 1, other), mark("c2")]);
    const one = inboxAfter([{ event: "merged", consultId: "c2", into: "c1", at: at(2) }], two);
    expect(one.consults.get("c1")?.urgent).toEqual(urgent);
    expect(refused(one, mark("c2"))).toBe("was-merged");
    const parted = inboxAfter(
      [{ event: "split", consultId: "c1", newConsultId: "c3", messageIds: ["m2"], at: at(3) }],
      one,
    );
    expect(parted.consults.get("c3")?.urgent).toEqual(urgent);
    const over = inboxAfter([closed(4)], one);
    expect(over.consults.get("c1")?.urgent).toBeNull();
    expect(refused(over, mark("c1"))).toBe("already-closed");
    expect(refused(over, mark("c9"))).toBe("unknown-consult");
  });

  it("marking what was put aside as urgent brings it back", () => {
    const aside = inboxAfter([asked("m1", 0), { event: "snoozed", consultId: "c1", at: at(1), until: null }]);
    const urgent = { at: at(2), by: "anna", reason: "benauwd" };
    expect(
      inboxAfter([{ event: "urgency-set", consultId: "c1", urgent }], aside).consults.get("c1")?.snooze,
    ).toBeNull();
  });

  it("a part of a message's consult stands before the practice, and what waited there waits on", () => {
    const inbox = inboxAfter([asked("m1", 0), asked("m2", 1)]);
    const split = { event: "split" as const, consultId: "c1", newConsultId: "c2", at: at(2) };
    const two = inboxAfter([{ ...split, messageIds: ["m2"] }], inbox);
    expect(waitingSince(messagesIn(two, "c1"))).toEqual(at(0));
    expect(waitingSince(messagesIn(two, "c2"))).toEqual(at(1));
    expect(two.consults.get("c2")).toMatchObject({ patientId: "p1", raisedAt: at(2) });
    expect(refused(inbox, { ...split, messageIds: ["m1", "m2"] })).toBe("nothing-left");
    expect(refused(inbox, { ...split, messageIds: [] })).toBe("nothing-left");
    expect(refused(inbox, { ...split, messageIds: ["m9"] })).toBe("unknown-message");
  });
});

describe("taking over in the HIS", () => {
  const taken = (sawLast: string, minute = 9): ConsultEvent => ({
    ...{ event: "taken-over", consultId: "c1", at: at(minute) },
    taking: { by: "anna", sawLast },
  });
  const of = (inbox: Inbox) => {
    const consult = inbox.consults.get("c1");
    if (!consult) throw new Error("gone");
    return factsOf(inbox, consult);
  };

  it("a closed consult is to be taken over until somebody did, and holds nothing that was not sent", () => {
    const said = [asked("m1", 0), answered("a1", 1, "m1"), answered("a2", 2, "a1", { sendAt: at(50) })];
    const waiting = inboxAfter(said);
    expect(refused(waiting, taken("a2"))).toBe("more-than-copied");
    const copied = inboxAfter([taken("a1")], waiting);
    expect(of(copied).consult.takenOver).toEqual({ at: at(9), by: "anna", last: "a1", count: 2 });
    const sent = inboxAfter([{ event: "came-due", messageId: "a2", at: at(50) }, closed(51)], copied);
    expect(isToTakeOver(of(sent))).toBe(true);
    expect(isToTakeOver(of(inboxAfter([taken("a2", 52)], sent)))).toBe(false);
  });

  it("a message that is taken back from the middle makes it changed, though the last one is the same", () => {
    const said = [asked("m1", 0), answered("a1", 1, "m1"), answered("a2", 2, "a1"), closed(3), taken("a2", 4)];
    const copied = inboxAfter(said);
    expect(isToTakeOver(of(copied))).toBe(false);
    const { consult, messages } = of(inboxAfter([{ event: "withdrawn", messageId: "a1", at: at(5) }], copied));
    expect(consult.takenOver && isChangedSince(consult.takenOver, messages)).toBe(true);
  });

  it("who did it first for the same messages stays, and taking that back takes something to take back", () => {
    const copied = inboxAfter([asked("m1", 0), answered("a1", 1, "m1"), taken("a1", 2)]);
    expect(reduce(copied, taken("a1", 8)).inbox).toBe(copied);
    const undo: ConsultEvent = { event: "not-taken-over", consultId: "c1" };
    const undone = inboxAfter([undo], copied);
    expect(of(undone).consult.takenOver).toBeNull();
    expect(refused(undone, undo)).toBe("was-not-taken-over");
  });
});
