import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { item, options } from "#server/questionnaires/instruments/declare.ts";
import { readAnswers, withWords } from "./answer-rules.ts";

const read = (answer: unknown) => readAnswers({ item: [{ linkId: "a", answer: [answer] }] })[0]?.answers[0]?.value;

describe("answers as senders encode them", () => {
  it("an integer where a decimal was asked is the same number", () => {
    expect(read({ valueInteger: 183 })).toEqual({ kind: "number", value: 183 });
    expect(read({ valueDecimal: 89.5 })).toEqual({ kind: "number", value: 89.5 });
  });

  it("a quantity without a unit is kept and read in the unit of its question", () => {
    const value = read({ valueQuantity: { value: 3 } });
    expect(value).toEqual({ kind: "quantity", value: 3, unit: null, code: null });
    const unit = { system: null, code: "{glas}/wk", display: "glazen per week" };
    const question = item({ linkId: "a", type: "quantity", text: null, unit });
    expect(value && withWords(value, question)).toMatchObject({ unit: "glazen per week" });
  });

  it("a code without system or display gets its display from the questionnaire", () => {
    const value = read({ valueCoding: { code: "AND" } });
    const question = item({
      linkId: "a",
      type: "choice",
      text: null,
      options: options("urn:x", ["AND", "Anders, namelijk"]),
    });
    expect(value && withWords(value, question)).toMatchObject({ code: "AND", display: "Anders, namelijk" });
  });

  it("an option is shown in the questionnaire's words, whatever display was sent", () => {
    const value = read({ valueCoding: { code: "AND", display: "Iets heel anders" } });
    const question = item({
      linkId: "a",
      type: "choice",
      text: null,
      options: options("urn:x", ["AND", "Anders, namelijk"]),
    });
    expect(value && withWords(value, question)).toMatchObject({ display: "Anders, namelijk" });
    expect(value && withWords(value, item({ linkId: "a", type: "choice", text: null }))).toEqual(value);
  });

  it("records that something was sent that cannot be shown", () => {
    expect(read({ valueAttachment: { contentType: "image/png" } })).toEqual({ kind: "other", type: "Attachment" });
  });

  it("keeps items nested under an answer without a value", () => {
    const below = { linkId: "a1", answer: [{ valueString: "sinds maart" }] };
    expect(readAnswers({ item: [{ linkId: "a", answer: [{ item: [below] }, {}] }] })[0]?.answers).toMatchObject([
      { value: { kind: "other" }, items: [{ linkId: "a1", answers: [{ value: { value: "sinds maart" } }] }] },
    ]);
  });

  it("keeps the order and nesting of groups, repeated groups included", () => {
    const day = (date: string) => ({ linkId: "dag", item: [{ linkId: "datum", answer: [{ valueDate: date }] }] });
    const answers = readAnswers({ item: [day("2026-03-01"), day("2026-03-02")] });
    expect(answers.map((each) => each.items[0]?.answers[0]?.value)).toEqual([
      { kind: "date", value: "2026-03-01" },
      { kind: "date", value: "2026-03-02" },
    ]);
  });

  it("never throws, whatever is sent", () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(Array.isArray(readAnswers(anything))).toBe(true);
        expect(Array.isArray(readAnswers({ item: [{ linkId: "a", answer: anything, item: anything }] }))).toBe(true);
      }),
    );
  });
});
