import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CountedStand,
  findHoldReason,
  findSuccessionFault,
  isReplacingDemo,
  isShrinkSuspicious,
  type ListStand,
} from "./rules.ts";

const stand = (facts: Partial<ListStand>): ListStand => ({
  namespace: "release3",
  serial: 9,
  stampedAt: new Date("2026-11-22T08:00:00Z"),
  source: "fetch",
  ...facts,
});

describe("which list may follow which", () => {
  const current = stand({});

  it("accepts the first list, and the next serial number", () => {
    expect(findSuccessionFault(null, current)).toBeNull();
    expect(findSuccessionFault(current, stand({ serial: 10 }))).toBeNull();
    expect(findSuccessionFault(current, stand({ serial: 900 }))).toBeNull();
  });

  it("refuses a serial number that goes back, or that is reused for other content", () => {
    expect(findSuccessionFault(current, stand({ serial: 8 }))).toBe("serial-went-back");
    expect(findSuccessionFault(current, stand({ serial: 9 }))).toBe("serial-reused");
  });

  it("does not compare serial numbers when the release changes", () => {
    const newer = stand({ namespace: "release4", serial: 1, stampedAt: new Date("2026-11-22T08:00:01Z") });
    const older = stand({ namespace: "release2", serial: 1, stampedAt: new Date("2026-11-22T07:00:00Z") });
    expect(findSuccessionFault(current, newer)).toBeNull();
    expect(findSuccessionFault(current, older)).toBeNull();
  });

  it("does not compare the number of a real list with the demo's, but does the reverse", () => {
    const demo = stand({ source: "demo" });
    expect(findSuccessionFault(demo, stand({ serial: 1 }))).toBeNull();
    expect(isReplacingDemo(demo, current)).toBe(true);
    expect(isReplacingDemo(current, demo)).toBe(false);
    expect(findSuccessionFault(current, stand({ source: "demo", serial: 1 }))).toBe("serial-went-back");
  });
});

describe("a list that waits for a person", () => {
  const counted = (facts: Partial<CountedStand>): CountedStand => ({
    namespace: "release3",
    stampedAt: new Date("2026-11-22T08:00:00Z"),
    source: "fetch",
    count: 100,
    ...facts,
  });
  const current = counted({});
  const rulesFor = (before: CountedStand | null, after: CountedStand) => {
    const reason = findHoldReason(before, after);
    return reason ? [reason.rule, ...(reason.further ?? []).map(({ rule }) => rule)] : [];
  };

  it("is not the first one, and not one that follows as it should", () => {
    expect(rulesFor(null, counted({ source: "demo", count: 0 }))).toEqual([]);
    expect(rulesFor(current, counted({ stampedAt: new Date("2026-11-23T08:00:00Z") }))).toEqual([]);
  });

  it("is one made earlier than the list in force; the same moment is not earlier", () => {
    expect(rulesFor(current, counted({ stampedAt: new Date("2026-11-22T07:59:59.999Z") }))).toEqual([
      "stamped-earlier",
    ]);
    expect(rulesFor(current, counted({}))).toEqual([]);
  });

  it("is one of another release that was not made later: nothing else says which comes after the other", () => {
    const inRelease2 = (time: string) => counted({ namespace: "release2", stampedAt: new Date(`2026-11-22T${time}Z`) });
    expect(rulesFor(current, inRelease2("08:00:01"))).toEqual([]);
    expect(rulesFor(current, inRelease2("08:00:00"))).toEqual(["other-release"]);
    expect(rulesFor(current, inRelease2("07:59:59"))).toEqual(["stamped-earlier", "other-release"]);
  });

  it("is a real one after the demo's and the demo's after a real one; how a real one came in does not matter", () => {
    const demo = counted({ source: "demo" });
    for (const source of ["fetch", "upload", "command"] as const) {
      expect(rulesFor(demo, counted({ source }))).toEqual(["other-source"]);
      expect(rulesFor(counted({ source }), demo)).toEqual(["other-source"]);
      expect(rulesFor(current, counted({ source }))).toEqual([]);
    }
    expect(rulesFor(demo, demo)).toEqual([]);
  });

  it("says every reason there is, with what was and what came", () => {
    const odd = counted({ source: "demo", stampedAt: new Date("2026-11-01T08:00:00Z"), count: 94 });
    expect(findHoldReason(current, odd)).toEqual({
      rule: "other-source",
      values: { before: "fetch", after: "demo" },
      further: [
        {
          rule: "stamped-earlier",
          values: { before: "2026-11-22T08:00:00.000Z", after: "2026-11-01T08:00:00.000Z" },
        },
        { rule: "shrunk", values: { before: 100, after: 94 } },
      ],
    });
  });
});

describe("a list that lost entries", () => {
  it("is held when more than five percent are gone", () => {
    expect(isShrinkSuspicious(10_000, 9_500)).toBe(false);
    expect(isShrinkSuspicious(10_000, 9_499)).toBe(true);
    expect(isShrinkSuspicious(0, 0)).toBe(false);
    expect(isShrinkSuspicious(2, 1)).toBe(true);
  });

  it("is never held at exactly five percent, and always at one entry more", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50_000 }), (twentieth) => {
        expect(isShrinkSuspicious(twentieth * 20, twentieth * 19)).toBe(false);
        expect(isShrinkSuspicious(twentieth * 20, twentieth * 19 - 1)).toBe(true);
      }),
    );
  });
});
