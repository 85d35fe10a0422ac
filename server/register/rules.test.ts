import { describe, expect, it } from "vitest";
import { findSuccessionFault, isReplacingDemo, isShrinkSuspicious, type ListStand } from "./rules.ts";

const stand = (facts: Partial<ListStand>): ListStand => ({
  namespace: "release3",
  serial: 9,
  stampedAt: new Date("2026-11-22T08:00:00Z"),
  source: "fetch",
  ...facts,
});

describe("which list may follow which", () => {
  const current = stand({});

  it("takes the first list there is, and the next number", () => {
    expect(findSuccessionFault(null, current)).toBeNull();
    expect(findSuccessionFault(current, stand({ serial: 10 }))).toBeNull();
    expect(findSuccessionFault(current, stand({ serial: 900 }))).toBeNull();
  });

  it("refuses a number that goes back, or that stands for other content", () => {
    expect(findSuccessionFault(current, stand({ serial: 8 }))).toBe("serial-went-back");
    expect(findSuccessionFault(current, stand({ serial: 9 }))).toBe("serial-reused");
  });

  it("compares the moment, not the number, when the release changes", () => {
    const newer = stand({ namespace: "release4", serial: 1, stampedAt: new Date("2026-11-22T08:00:01Z") });
    const older = stand({ namespace: "release2", serial: 900, stampedAt: new Date("2026-11-22T08:00:00Z") });
    expect(findSuccessionFault(current, newer)).toBeNull();
    expect(findSuccessionFault(current, older)).toBe("older-release");
  });

  it("lets a real list take the place of the demo, and not the demo that of a real one", () => {
    const demo = stand({ source: "demo" });
    expect(findSuccessionFault(demo, stand({ serial: 1 }))).toBeNull();
    expect(isReplacingDemo(demo, current)).toBe(true);
    expect(isReplacingDemo(current, demo)).toBe(false);
    expect(findSuccessionFault(current, stand({ source: "demo", serial: 1 }))).toBe("serial-went-back");
  });
});

describe("a list that lost entries", () => {
  it("waits for a person when more than five in a hundred are gone", () => {
    expect(isShrinkSuspicious(10_000, 9_500)).toBe(false);
    expect(isShrinkSuspicious(10_000, 9_499)).toBe(true);
    expect(isShrinkSuspicious(0, 0)).toBe(false);
    expect(isShrinkSuspicious(2, 1)).toBe(true);
  });
});
