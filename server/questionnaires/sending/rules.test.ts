import { describe, expect, it } from "vitest";
import { fhirStatus, isTransitionAllowed, remindersDue, shownState } from "./rules.ts";

describe("a questionnaire that was sent", () => {
  it("can be accepted, declined or answered, and what is finished stays finished", () => {
    expect(isTransitionAllowed("requested", "accepted")).toBe(true);
    expect(isTransitionAllowed("accepted", "completed")).toBe(true);
    expect(isTransitionAllowed("accepted", "rejected")).toBe(true);
    expect(isTransitionAllowed("completed", "rejected")).toBe(false);
    expect(isTransitionAllowed("rejected", "completed")).toBe(false);
    expect(isTransitionAllowed("cancelled", "completed")).toBe(false);
    expect(isTransitionAllowed("accepted", "requested")).toBe(false);
  });

  it("accepts an answer after the last day", () => {
    expect(isTransitionAllowed("expired", "completed")).toBe(true);
    expect(isTransitionAllowed("expired", "accepted")).toBe(false);
    expect(fhirStatus("expired")).toBe("failed");
  });

  it("is shown as opened once its questions were fetched", () => {
    expect(shownState({ state: "requested", openedAt: null })).toBe("sent");
    expect(shownState({ state: "requested", openedAt: new Date() })).toBe("opened");
    expect(shownState({ state: "accepted", openedAt: null })).toBe("opened");
    expect(shownState({ state: "rejected", openedAt: null })).toBe("declined");
  });

  it("counts the reminders that are due, none after the end", () => {
    const sentAt = new Date("2026-03-01T09:00:00Z");
    const task = { sentAt, expiresAt: new Date("2026-03-08T09:00:00Z"), remindAfterDays: [3, 6, 9] };
    expect(remindersDue(task, new Date("2026-03-04T08:59:00Z"))).toBe(0);
    expect(remindersDue(task, new Date("2026-03-04T09:00:00Z"))).toBe(1);
    expect(remindersDue(task, new Date("2026-03-20T09:00:00Z"))).toBe(2);
  });

  it("reminds at the time of day at which it was sent, also after the clocks change", () => {
    const sentAt = new Date("2026-03-28T09:00:00+01:00");
    const task = { sentAt, expiresAt: new Date("2026-04-11T09:00:00+02:00"), remindAfterDays: [3, 14] };
    expect(remindersDue(task, new Date("2026-03-31T08:59:00+02:00"))).toBe(0);
    expect(remindersDue(task, new Date("2026-03-31T09:00:00+02:00"))).toBe(1);
    // The fourteenth day is the last one.
    expect(remindersDue(task, new Date("2026-04-20T09:00:00+02:00"))).toBe(1);
  });
});
