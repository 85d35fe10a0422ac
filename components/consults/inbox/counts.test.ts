import { expect, it } from "vitest";
import { countsText, nextLateAt, waitingIn } from "./counts.ts";

const counts = {
  unassigned: 3,
  mine: 1,
  team: 2,
  "waiting-for-patient": 4,
  later: 5,
  closed: 6,
  "to-take-over": 0,
  "to-approve": 0,
  late: 1,
  urgent: 1,
};

it("what waits for the practice is what nobody has, what I have and what a colleague has", () => {
  expect(waitingIn(counts)).toBe(6);
});

it("a consult that moved, one that became late and one that became urgent change the counts", () => {
  expect(countsText({ ...counts })).toBe(countsText(counts));
  expect(countsText({ ...counts, mine: 2, unassigned: 2 })).not.toBe(countsText(counts));
  expect(countsText({ ...counts, late: 2 })).not.toBe(countsText(counts));
  expect(countsText({ ...counts, urgent: 2 })).not.toBe(countsText(counts));
});

it("the next that becomes late is the first promise that has not passed", () => {
  const now = new Date("2026-12-01T12:00:00Z");
  const rows = ["2026-12-01T11:00:00Z", "2026-12-02T16:00:00Z", "2026-12-01T16:00:00Z"].map((at) => ({
    dueAt: new Date(at),
  }));
  expect(nextLateAt([...rows, { dueAt: null }], now)).toEqual(new Date("2026-12-01T16:00:00Z"));
  expect(nextLateAt(rows.slice(0, 1), now)).toBeNull();
  expect(nextLateAt([], now)).toBeNull();
});
