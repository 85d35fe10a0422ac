import { describe, expect, it } from "vitest";
import { fhirStatus, mayBecome, monthsAfter, remindersDue, shownState } from "./task-rules.ts";

describe("a questionnaire that was sent", () => {
  it("can be accepted, declined or answered, and what is done stays done", () => {
    expect(mayBecome("requested", "accepted")).toBe(true);
    expect(mayBecome("accepted", "completed")).toBe(true);
    expect(mayBecome("accepted", "rejected")).toBe(true);
    expect(mayBecome("completed", "rejected")).toBe(false);
    expect(mayBecome("rejected", "completed")).toBe(false);
    expect(mayBecome("cancelled", "completed")).toBe(false);
    expect(mayBecome("accepted", "requested")).toBe(false);
  });

  it("takes an answer that comes after the last day", () => {
    expect(mayBecome("expired", "completed")).toBe(true);
    expect(mayBecome("expired", "accepted")).toBe(false);
    expect(fhirStatus("expired")).toBe("failed");
  });

  it("reads as opened once the questions were fetched", () => {
    expect(shownState({ state: "requested", openedAt: null })).toBe("sent");
    expect(shownState({ state: "requested", openedAt: new Date() })).toBe("opened");
    expect(shownState({ state: "accepted", openedAt: null })).toBe("opened");
    expect(shownState({ state: "rejected", openedAt: null })).toBe("declined");
  });

  it("counts the reminders whose day has come, none after the end", () => {
    const sentAt = new Date("2026-03-01T09:00:00Z");
    const task = { sentAt, expiresAt: new Date("2026-03-08T09:00:00Z"), remindAfterDays: [3, 6, 9] };
    expect(remindersDue(task, new Date("2026-03-04T08:59:00Z"))).toBe(0);
    expect(remindersDue(task, new Date("2026-03-04T09:00:00Z"))).toBe(1);
    expect(remindersDue(task, new Date("2026-03-20T09:00:00Z"))).toBe(2);
  });

  it("comes again on the same day of the month, or the last one", () => {
    expect(monthsAfter(new Date("2026-11-30T10:00:00Z"), 3).toISOString()).toBe("2027-02-28T10:00:00.000Z");
    expect(monthsAfter(new Date("2026-01-15T10:00:00Z"), 12).toISOString()).toBe("2027-01-15T10:00:00.000Z");
  });
});
