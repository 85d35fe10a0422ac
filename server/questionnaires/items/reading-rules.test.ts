import { describe, expect, it } from "vitest";
import { item, whenYes } from "#server/questionnaires/instruments/declare.ts";
import { homeMeasurements } from "#server/questionnaires/instruments/home-measurements.ts";
import { intake } from "#server/questionnaires/instruments/intake.ts";
import { readAnswers } from "./answer-rules.ts";
import { readLines } from "./reading-rules.ts";

const yesOrNo = (linkId: string, valueBoolean: boolean) => ({ linkId, answer: [{ valueBoolean }] });
const stateOf = (lines: ReturnType<typeof readLines>, linkId: string) =>
  lines.find((each) => each.linkId === linkId)?.state;

describe("answers under their questions", () => {
  const { items } = intake.definition;

  it("distinguishes what was not asked from what was left unanswered", () => {
    const answers = readAnswers({
      item: [{ linkId: "medicijnen", item: [yesOrNo("gebruikt-medicijnen", false), yesOrNo("overgevoelig", true)] }],
    });
    const lines = readLines(items, answers);
    expect(stateOf(lines, "gebruikt-medicijnen")).toBe("answered");
    expect(stateOf(lines, "medicijn")).toBe("not-shown");
    expect(stateOf(lines, "medicijn-naam")).toBeUndefined();
    expect(stateOf(lines, "overgevoelig-welk")).toBe("open");
    expect(stateOf(lines, "ziekten")).toBe("open");
    expect(stateOf(lines, "ziekten-welke")).toBe("not-shown");
  });

  it("shows a repeated group once per occurrence", () => {
    const medicine = (name: string) => ({
      linkId: "medicijn",
      item: [{ linkId: "medicijn-naam", answer: [{ valueString: name }] }],
    });
    const answers = readAnswers({
      item: [{ linkId: "medicijnen", item: [yesOrNo("gebruikt-medicijnen", true), medicine("Een"), medicine("Twee")] }],
    });
    const lines = readLines(items, answers);
    expect(lines.filter((each) => each.linkId === "medicijn").map((each) => each.occurrence)).toEqual([1, 2]);
    expect(lines.filter((each) => each.linkId === "medicijn-naam").map((each) => each.values)).toEqual([
      [{ kind: "text", value: "Een" }],
      [{ kind: "text", value: "Twee" }],
    ]);
  });

  it("a question in one occurrence is not shown because of an answer in another", () => {
    const [first, second] = ["2026-03-01", "2026-03-02"].map((day) => ({
      linkId: "datum",
      answer: [{ valueDate: day }],
    }));
    const which = { linkId: "klachten-welke", answer: [{ valueString: "Duizelig" }] };
    const turns = [
      { linkId: "dag", item: [first, yesOrNo("klachten", true), which] },
      { linkId: "dag", item: [second] },
    ];
    const lines = readLines(homeMeasurements.definition.items, readAnswers({ item: turns }));
    expect(lines.filter((each) => each.linkId === "klachten-welke").map((each) => each.state)).toEqual([
      "answered",
      "not-shown",
    ]);
  });

  it("keeps an answer to a question that should not have been shown, and marks it", () => {
    const answers = readAnswers({
      item: [
        {
          linkId: "voorgeschiedenis",
          item: [yesOrNo("ziekten", false), { linkId: "ziekten-welke", answer: [{ valueString: "Toch" }] }],
        },
      ],
    });
    expect(stateOf(readLines(items, answers), "ziekten-welke")).toBe("answered-not-shown");
  });

  it("shows an answer sent without its enclosing groups", () => {
    const lines = readLines(items, readAnswers({ item: [yesOrNo("overgevoelig", true)] }));
    expect(lines.filter((each) => each.linkId === "overgevoelig")).toMatchObject([{ state: "answered" }]);
    expect(stateOf(lines, "overgevoelig-welk")).toBe("open");
  });

  it("keeps an answer sent in a different group than the questionnaire has it in", () => {
    const elsewhere = { linkId: "medicijnen", item: [{ linkId: "vreemd-blok", item: [yesOrNo("ziekten", true)] }] };
    const lines = readLines(items, readAnswers({ item: [elsewhere] }));
    const values = lines.filter((each) => each.linkId === "ziekten").map((each) => each.values);
    expect(values).toEqual([[], [{ kind: "boolean", value: true }]]);
    expect(lines.at(-1)).toMatchObject({ linkId: "ziekten", state: "unknown-item" });
  });

  it("keeps an answer to a question the questionnaire does not have", () => {
    const lines = readLines(
      items,
      readAnswers({ item: [{ linkId: "vreemd", text: "Iets?", answer: [{ valueInteger: 3 }] }] }),
    );
    expect(lines.at(-1)).toMatchObject({ linkId: "vreemd", text: "Iets?", state: "unknown-item" });
  });

  it("a question nested under an unanswered question was not shown", () => {
    const parent = item({
      linkId: "a",
      type: "boolean",
      text: "A?",
      items: [item({ linkId: "b", type: "string", text: "B?" })],
    });
    const hidden = item({ linkId: "c", type: "group", text: "C", enableWhen: whenYes("a"), items: [] });
    const lines = readLines([parent, hidden], []);
    expect(stateOf(lines, "a")).toBe("open");
    expect(stateOf(lines, "b")).toBe("not-shown");
    expect(stateOf(lines, "c")).toBe("not-shown");
  });
});
