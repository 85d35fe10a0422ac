import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAnswers, withWords } from "./answer-rules.ts";
import { item, options } from "./library/declare.ts";

const read = (answer: unknown) => readAnswers({ item: [{ linkId: "a", answer: [answer] }] })[0]?.answers[0]?.value;

describe("answers as they are sent", () => {
  it("an integer where a decimal was asked is the same number", () => {
    expect(read({ valueInteger: 183 })).toEqual({ kind: "number", value: 183 });
    expect(read({ valueDecimal: 89.5 })).toEqual({ kind: "number", value: 89.5 });
  });

  it("a quantity without a unit is kept, and gets the unit of its question to be read by", () => {
    const value = read({ valueQuantity: { value: 3 } });
    expect(value).toEqual({ kind: "quantity", value: 3, unit: null, code: null });
    const unit = { system: null, code: "{glas}/wk", display: "glazen per week" };
    const question = item({ linkId: "a", type: "quantity", text: null, unit });
    expect(value && withWords(value, question)).toMatchObject({ unit: "glazen per week" });
  });

  it("a code without a system or words gets its words from the list", () => {
    const value = read({ valueCoding: { code: "AND" } });
    const question = item({
      linkId: "a",
      type: "choice",
      text: null,
      options: options("urn:x", ["AND", "Anders, namelijk"]),
    });
    expect(value && withWords(value, question)).toMatchObject({ code: "AND", display: "Anders, namelijk" });
  });

  it("an option is read in the words of the list, whatever words came along", () => {
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

  it("keeps that something was sent which cannot be shown", () => {
    expect(read({ valueAttachment: { contentType: "image/png" } })).toEqual({ kind: "other", type: "Attachment" });
  });

  it("keeps what stands under an answer without a value", () => {
    const below = { linkId: "a1", answer: [{ valueString: "sinds maart" }] };
    expect(readAnswers({ item: [{ linkId: "a", answer: [{ item: [below] }, {}] }] })[0]?.answers).toMatchObject([
      { value: { kind: "other" }, items: [{ linkId: "a1", answers: [{ value: { value: "sinds maart" } }] }] },
    ]);
  });

  it("keeps the order and the nesting of groups, repeated groups included", () => {
    const day = (date: string) => ({ linkId: "dag", item: [{ linkId: "datum", answer: [{ valueDate: date }] }] });
    const answers = readAnswers({ item: [day("2026-03-01"), day("2026-03-02")] });
    expect(answers.map((each) => each.items[0]?.answers[0]?.value)).toEqual([
      { kind: "date", value: "2026-03-01" },
      { kind: "date", value: "2026-03-02" },
    ]);
  });

  it("never throws, whatever a stranger sends", () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(Array.isArray(readAnswers(anything))).toBe(true);
        expect(Array.isArray(readAnswers({ item: [{ linkId: "a", answer: anything, item: anything }] }))).toBe(true);
      }),
    );
  });
});
