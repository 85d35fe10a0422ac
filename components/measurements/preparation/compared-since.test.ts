import { expect, it } from "vitest";
import { comparedSince } from "./compared-since.ts";

const today = "2026-11-30";
const reviews = ["2026-11-30T09:00:00Z", "2026-11-12T13:00:00Z", "2026-11-12T08:00:00Z", "2026-10-24T22:30:00Z"].map(
  (at) => ({ reviewedAt: new Date(at) }),
);
const since = (asked: string | null) => comparedSince(reviews, { asked, today })?.toISOString() ?? null;

it("compares with the last conclusion before today, also when somebody just concluded", () => {
  expect(since(null)).toBe("2026-11-12T13:00:00.000Z");
  expect(comparedSince(reviews.slice(0, 1), { asked: null, today })).toBeNull();
  expect(comparedSince([], { asked: null, today })).toBeNull();
});

it("a day that is chosen counts from the conclusion of that day in Amsterdam, or from its beginning", () => {
  expect(since("2026-11-30")).toBe("2026-11-30T09:00:00.000Z");
  expect(since("2026-10-25")).toBe("2026-10-24T22:30:00.000Z");
  expect(since("2026-10-24")).toBe("2026-10-23T22:00:00.000Z");
  expect(since("2026-12-01"), "a day to come").toBe("2026-11-12T13:00:00.000Z");
});
