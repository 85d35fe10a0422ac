import { describe, expect, it } from "vitest";
import type { ConsultEvent, EventOf, Inbox } from "./contract.ts";
import { reduce } from "./event-rules.ts";
import { emptyInbox, factsOf, lastSaid, messagesIn } from "./inbox-rules.ts";
import { practiceTurns, turnOf, viewOf, waitingSince } from "./turn-rules.ts";

const at = (time: string) => new Date(`2026-09-15T${time}+02:00`);
const anna = { personId: "anna" };

const asked = (messageId: string, time: string): ConsultEvent => ({
  event: "patient-wrote",
  messageId,
  consultId: "c1",
  newConsultId: "c1",
  patientId: "p1",
  kind: "e-consult",
  at: at(time),
});

/** Colleagues who have read everything. */
function inboxAfter(events: readonly ConsultEvent[], before: Inbox = emptyInbox): Inbox {
  return events.reduce((inbox, event) => {
    const known = "sawLast" in event ? { ...event, sawLast: lastSaid(inbox, "c1") } : event;
    const { inbox: next, refused } = reduce(inbox, known);
    expect(refused, event.event).toBeNull();
    return next;
  }, before);
}

const wrote = (messageId: string, time: string, more: Partial<EventOf<"practice-wrote">> = {}): ConsultEvent => ({
  event: "practice-wrote",
  messageId,
  consultId: "c1",
  patientId: "p1",
  at: at(time),
  sendAt: null,
  effect: "answers",
  sawLast: null,
  ...more,
});

/** Turn and view of "c1" for Anna. */
function stands(inbox: Inbox, time: string, dueAt: Date | null = null) {
  const consult = inbox.consults.get("c1");
  if (!consult) throw new Error("no consult");
  const facts = factsOf(inbox, consult);
  const moment = { now: at(time), dueAt };
  return [turnOf(facts, moment), viewOf(facts, anna, moment)];
}

const assigned = (to: { personId: string } | { teamId: string } | null): ConsultEvent => ({
  event: "assigned",
  consultId: "c1",
  to,
});

describe("whose turn", () => {
  it("the practice's since the first unanswered message, whatever is sent by itself or written again", () => {
    const inbox = inboxAfter([
      asked("m1", "10:00:00"),
      { event: "receipt-sent", messageId: "r1", consultId: "c1", at: at("10:00:05"), promisedAt: null },
      asked("m2", "10:30:00"),
    ]);
    expect(stands(inbox, "10:59:59")).toEqual(["practice", "unassigned"]);
    expect(waitingSince(messagesIn(inbox, "c1"))).toEqual(at("10:00:00"));
    expect(practiceTurns(messagesIn(inbox, "c1"))).toEqual([{ from: at("10:00:00"), until: null }]);
    const answered = inboxAfter([wrote("a1", "11:00:00")], inbox);
    expect(stands(answered, "11:00:00")).toEqual(["patient", "waiting-for-patient"]);
    expect(waitingSince(messagesIn(answered, "c1"))).toBeNull();
    expect(practiceTurns(messagesIn(answered, "c1"))).toEqual([]);
  });

  it("nobody's once it is closed, and the practice's again when the patient writes", () => {
    const closed = inboxAfter([
      asked("m1", "10:00:00"),
      { event: "closed", consultId: "c1", at: at("10:20:00"), reason: "phone-call" },
    ]);
    expect(stands(closed, "10:30:00")).toEqual(["nobody", "closed"]);
    const again = inboxAfter([asked("m2", "12:00:00")], closed);
    expect(stands(again, "12:00:00")).toEqual(["practice", "unassigned"]);
    // The telephone answered the first; only the second waits.
    expect(waitingSince(messagesIn(again, "c1"))).toEqual(at("12:00:00"));
  });

  it("closed too soon and opened by a colleague, the patient waits since they wrote", () => {
    const inbox = inboxAfter([
      asked("m1", "10:00:00"),
      { event: "closed", consultId: "c1", at: at("10:20:00"), reason: "not-for-us" },
      { event: "reopened", consultId: "c1", at: at("10:21:00") },
    ]);
    expect(stands(inbox, "10:21:00")).toEqual(["practice", "unassigned"]);
    expect(waitingSince(messagesIn(inbox, "c1"))).toEqual(at("10:00:00"));
  });

  it("the patient's when the practice began", () => {
    expect(stands(inboxAfter([wrote("a1", "09:00:00")]), "09:00:00")).toEqual(["patient", "waiting-for-patient"]);
  });

  it("a question back gives the patient the turn, and the clock goes on with their answer", () => {
    const inbox = inboxAfter([
      asked("m1", "10:00:00"),
      wrote("a1", "11:00:00", { effect: "asks-back" }),
      asked("m2", "14:00:00"),
    ]);
    expect(practiceTurns(messagesIn(inbox, "c1"))).toEqual([
      { from: at("10:00:00"), until: at("11:00:00") },
      { from: at("14:00:00"), until: null },
    ]);
    const next = inboxAfter([wrote("a2", "15:00:00"), asked("m3", "16:00:00")], inbox);
    expect(practiceTurns(messagesIn(next, "c1"))).toEqual([{ from: at("16:00:00"), until: null }]);
  });

  it("an answer that was taken back answers nobody, also after closing", () => {
    const inbox = inboxAfter([asked("m1", "10:00:00"), wrote("a1", "11:00:00", { effect: { closes: "answered" } })]);
    expect(stands(inbox, "11:00:00")).toEqual(["nobody", "closed"]);
    const back = inboxAfter([{ event: "withdrawn", messageId: "a1", at: at("11:00:30") }], inbox);
    expect(stands(back, "11:01:00")).toEqual(["practice", "unassigned"]);
    expect(waitingSince(messagesIn(back, "c1"))).toEqual(at("10:00:00"));
  });
});

describe("the views", () => {
  const question = inboxAfter([asked("m1", "10:00:00")]);

  it("unassigned, mine, or the team's: a team's or a colleague's", () => {
    expect(stands(question, "10:01:00")[1]).toBe("unassigned");
    expect(stands(inboxAfter([assigned(anna)], question), "10:01:00")[1]).toBe("mine");
    expect(stands(inboxAfter([assigned({ personId: "bram" })], question), "10:01:00")[1]).toBe("team");
    expect(stands(inboxAfter([assigned({ teamId: "desk" })], question), "10:01:00")[1]).toBe("team");
    expect(stands(inboxAfter([assigned(anna), assigned(null)], question), "10:01:00")[1]).toBe("unassigned");
  });

  it("later until its moment, and then the practice's, also when the patient never answered", () => {
    const inbox = inboxAfter(
      [wrote("a1", "11:00:00"), { event: "snoozed", consultId: "c1", at: at("11:01:00"), until: at("15:00:00") }],
      question,
    );
    expect(stands(inbox, "14:59:59")).toEqual(["patient", "later"]);
    expect(stands(inbox, "15:00:00")).toEqual(["practice", "unassigned"]);
    expect(stands(inboxAfter([asked("m2", "12:00:00")], inbox), "12:00:00")).toEqual(["practice", "unassigned"]);
  });

  it("later until the patient answers, or until the promise passes: nothing becomes late out of sight", () => {
    const snooze: ConsultEvent = { event: "snoozed", consultId: "c1", at: at("10:05:00"), until: null };
    const inbox = inboxAfter([snooze], question);
    const dueAt = at("14:00:00");
    expect(stands(inbox, "14:00:00", dueAt)).toEqual(["practice", "later"]);
    expect(stands(inbox, "14:00:01", dueAt)).toEqual(["practice", "unassigned"]);
    expect(stands(inboxAfter([asked("m2", "11:00:00")], inbox), "11:00:00", dueAt)).toEqual(["practice", "unassigned"]);
    // Put aside knowing that it is late.
    const knowing = inboxAfter(
      [{ event: "snoozed", consultId: "c1", at: at("14:30:00"), until: at("16:00:00") }],
      question,
    );
    expect(stands(knowing, "15:00:00", dueAt)).toEqual(["practice", "later"]);
  });

  it("an answer that stands ready is later, and comes back when the worker forgets it", () => {
    const inbox = inboxAfter([wrote("a1", "10:10:00", { sendAt: at("16:00:00") })], question);
    expect(stands(inbox, "15:00:00")).toEqual(["practice", "later"]);
    expect(stands(inbox, "16:05:01")).toEqual(["practice", "unassigned"]);
    const sent = inboxAfter([{ event: "came-due", messageId: "a1", at: at("16:00:20") }], inbox);
    expect(stands(sent, "16:05:01")).toEqual(["patient", "waiting-for-patient"]);
  });

  it("a patient who writes holds what stands ready, until somebody has seen it", () => {
    const inbox = inboxAfter([wrote("a1", "10:10:00", { sendAt: at("16:00:00") }), asked("m2", "12:00:00")], question);
    expect(inbox.messages.get("a1")).toMatchObject({ state: "held" });
    expect(stands(inbox, "12:00:00")).toEqual(["practice", "unassigned"]);
    expect(reduce(inbox, { event: "came-due", messageId: "a1", at: at("16:00:00") }).refused).toBe("not-due");
    const released = inboxAfter([{ event: "released", messageId: "a1", at: at("12:10:00"), sawLast: null }], inbox);
    expect(stands(released, "12:10:00")).toEqual(["patient", "waiting-for-patient"]);
  });
});
