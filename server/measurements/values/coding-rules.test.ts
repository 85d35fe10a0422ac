import { expect, it } from "vitest";
import { codingOf } from "./coding-rules.ts";

const code = (code: string, display: string | null = null) => ({ system: "http://loinc.org", code, display });
const category = { system: "http://hl7.org/fhir/observation-category", code: "vital-signs", display: null };

it("the coding of a value is that of its kind, codes and categories, whatever they are called", () => {
  const weight = codingOf("body-weight", { codes: [code("29463-7")], categories: [category] });
  expect(codingOf("body-weight", { codes: [code("29463-7", "Gewicht")], categories: [category] })).toBe(weight);
  const others = [
    codingOf("other", { codes: [code("29463-7")], categories: [category] }),
    codingOf("body-weight", { codes: [code("3141-9")], categories: [category] }),
    codingOf("body-weight", { codes: [code("29463-7"), code("3141-9")], categories: [category] }),
    // The first code decides which values `$lastn` takes together.
    codingOf("body-weight", { codes: [code("3141-9"), code("29463-7")], categories: [category] }),
    codingOf("body-weight", { codes: [code("29463-7")], categories: [] }),
    codingOf("body-weight", { codes: [], categories: [category] }),
    codingOf("body-weight", null),
    codingOf("body-height", null),
  ];
  expect(new Set([weight, ...others]).size).toBe(others.length + 1);
  expect([weight, ...others].every(Number.isSafeInteger)).toBe(true);
});
