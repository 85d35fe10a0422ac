import { describe, expect, it } from "vitest";
import type { AnsweredItem } from "#db/terms/questionnaires.ts";
import { gad7 } from "#server/questionnaires/instruments/gad-7.ts";
import { phq9 } from "#server/questionnaires/instruments/phq-9.ts";
import { attentionOf, changeSince, computeScore, flaggedItems, pointsByItem } from "./rules.ts";

const codes = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"];

/** The nine (or seven) answers as points; null for an unanswered question. */
function answers(...points: (number | null)[]): AnsweredItem[] {
  return points.map((each, index) => ({
    linkId: String(index + 1),
    text: null,
    answers:
      each === null
        ? []
        : [{ value: { kind: "coding", system: null, code: codes[each] ?? "", display: null }, items: [] }],
    items: [],
  }));
}
function score(list: typeof phq9, answered: AnsweredItem[]) {
  if (!list.scoring) throw new Error("no scoring");
  const points = pointsByItem(list.definition.items, list.scoring, answered);
  return {
    outcome: computeScore(list.scoring, { points, expressions: new Map() }),
    flagged: flaggedItems(list.scoring, points),
    scoring: list.scoring,
  };
}

describe("PHQ-9", () => {
  it.each([
    [[0, 0, 0, 0, 0, 0, 0, 0, 0], 0, "minimal"],
    [[1, 1, 1, 1, 0, 0, 0, 0, 0], 4, "minimal"],
    [[1, 1, 1, 1, 1, 0, 0, 0, 0], 5, "mild"],
    [[3, 3, 3, 1, 0, 0, 0, 0, 0], 10, "moderate"],
    [[3, 3, 3, 3, 3, 0, 0, 0, 0], 15, "moderately-severe"],
    [[3, 3, 3, 3, 3, 3, 2, 0, 0], 20, "severe"],
    [[3, 3, 3, 3, 3, 3, 3, 3, 3], 27, "severe"],
  ])("%j is %i, %s", (points, total, band) => {
    const { outcome } = score(phq9, answers(...points));
    expect(outcome).toMatchObject({ state: "computed", score: total, band: { code: band } });
  });

  it("has no score when a question was left unanswered, and says which", () => {
    const { outcome } = score(phq9, answers(1, 1, null, 1, 0, 0, 0, 0, 0));
    expect(outcome).toEqual({ state: "not-computable", missing: ["3"] });
  });

  it("accepts points sent as a number, but none that no option has", () => {
    const numbers = (each: number): AnsweredItem[] =>
      answers(...Array.from({ length: 9 }, () => 0)).map((one) => ({
        ...one,
        answers: [{ value: { kind: "number", value: each }, items: [] }],
      }));
    expect(score(phq9, numbers(3)).outcome).toMatchObject({ state: "computed", score: 27 });
    for (const each of [7, -1, 1.5]) {
      expect(score(phq9, numbers(each))).toMatchObject({ outcome: { state: "not-computable" }, flagged: [] });
    }
  });

  it("flags the ninth item from one point, also without a score", () => {
    expect(score(phq9, answers(0, 0, 0, 0, 0, 0, 0, 0, 1)).flagged).toEqual(["9"]);
    expect(score(phq9, answers(3, 3, 3, 3, 3, 3, 3, 3, 0)).flagged).toEqual([]);
    expect(score(phq9, answers(null, 0, 0, 0, 0, 0, 0, 0, 2)).flagged).toEqual(["9"]);
  });

  it("ranks a flagged answer above everything else in the round", () => {
    const { outcome, scoring } = score(phq9, answers(3, 3, 3, 3, 3, 3, 2, 0, 1));
    const { attention, reasons } = attentionOf("PHQ-9", scoring, outcome, [{ linkId: "9", number: "9" }], null);
    expect(attention).toBe(40);
    expect(reasons.map((each) => each.reason)).toEqual(["flagged-item", "score-band"]);
  });

  it("a change below five points can be chance; five or more is better or worse", () => {
    if (!phq9.scoring) throw new Error("no scoring");
    expect(changeSince(phq9.scoring, 12, 16).is).toBe("within-chance");
    expect(changeSince(phq9.scoring, 12, 17)).toEqual({ from: 12, difference: 5, is: "worse" });
    expect(changeSince(phq9.scoring, 17, 12).is).toBe("better");
  });
});

describe("other ways of scoring", () => {
  it("GAD-7 adds up seven items", () => {
    expect(score(gad7, answers(3, 3, 3, 3, 3, 0, 0)).outcome).toMatchObject({ score: 15, band: { code: "severe" } });
  });

  it("a manual may allow missing items: they count as the mean of the others", () => {
    if (!gad7.scoring) throw new Error("no scoring");
    const lenient = {
      ...gad7,
      scoring: { ...gad7.scoring, way: { kind: "sum" as const, linkIds: ["1", "2", "3", "4"], missingMax: 1 } },
    };
    expect(score(lenient, answers(2, 2, 2, null)).outcome).toMatchObject({ score: 8 });
    expect(score(lenient, answers(2, 2, null, null)).outcome).toMatchObject({ state: "not-computable" });
  });

  it("a mean is the mean of the items", () => {
    if (!gad7.scoring) throw new Error("no scoring");
    const mean = {
      ...gad7,
      scoring: { ...gad7.scoring, way: { kind: "mean" as const, linkIds: ["1", "2", "3"], missingMax: 0 } },
    };
    expect(score(mean, answers(1, 1, 2)).outcome).toMatchObject({ score: 1.33 });
  });

  it("a questionnaire without a score needs to be read", () => {
    expect(
      attentionOf("Intake", null, computeScore(null, { points: new Map(), expressions: new Map() }), [], null),
    ).toEqual({
      attention: 15,
      reasons: [{ reason: "to-read", about: "Intake" }],
    });
  });
});
