import { expect, it } from "vitest";
import type { NameParts } from "#db/terms/patient-names.ts";
import { wordsOf } from "./rules.ts";
import { questionIn } from "./search-rules.ts";

const berg = { givenName: "Anna", initials: "A.M.", namePrefix: "van der", familyName: "Berg" };
const asked = (text: string) => questionIn(text, "2026-11-30");

it("finds a name in any spelling, and by its beginning", () => {
  const found = (text: string, name: Partial<NameParts>) => {
    const words = wordsOf({ ...berg, ...name });
    return asked(text).words.every((each) => words.some((word) => word.startsWith(each)));
  };
  expect(found("jansen", { familyName: "Janssen" })).toBe(true);
  expect(found("jans", { familyName: "Janssen" })).toBe(true);
  expect(found("Visscher", { familyName: "Visser" })).toBe(true);
  expect(found("dyk", { familyName: "Dijk" })).toBe(true);
  expect(found("vissc", { familyName: "Visscher" })).toBe(true);
  expect(found("di", { familyName: "Dijk" })).toBe(true);
  expect(found("ozde", { familyName: "Özdemir" })).toBe(true);
  expect(found("van der berg a", {})).toBe(true);
  expect(found("boer", { familyName: "Jansen-de Boer" })).toBe(true);
  expect(found("smit", { familyName: "Berg" })).toBe(false);
});

it.each([
  ["3-5-1961", ["1961-05-03"]],
  ["03051961", ["1961-05-03"]],
  ["1961-05-03", ["1961-05-03"]],
  ["1961-5-3", ["1961-05-03"]],
  ["2-11-47", ["1947-11-02"]],
  ["2/11/47", ["1947-11-02"]],
  ["2 11 1947", ["1947-11-02"]],
  ["2 nov 1947", ["1947-11-02"]],
  ["2 november 1947", ["1947-11-02"]],
  ["2 nov. 47", ["1947-11-02"]],
  ["2 maart 1947", ["1947-03-02"]],
  ["2 mrt 1947", ["1947-03-02"]],
  ["2 May 1947", ["1947-05-02"]],
  ["2-11-24", ["1924-11-02", "2024-11-02"]],
  ["1-12-26", ["1926-12-01"]],
  ["29-2-1900", []],
  ["30-2-1961 berg", []],
  ["2 xyz 1947", []],
])("reads the birth date in %s", (text, dates) => {
  expect(asked(text).birthDates).toEqual(dates);
});

it("leaves nothing of a birth date to the name", () => {
  expect(asked("jansen 2 nov 1947")).toMatchObject({ birthDates: ["1947-11-02"], words: ["jansen"], birthYear: null });
  expect(asked("2-11-47")).toMatchObject({ words: [], recordNumbers: [], birthYear: null });
});

it("takes a year beside a name as the year of birth, and a lone one also as a number in the HIS", () => {
  expect(asked("berg 1961")).toMatchObject({ birthYear: 1961, words: ["berg"], recordNumbers: [] });
  const lone = asked("1961");
  expect(lone.birthYear).toBe(1961);
  expect(lone.recordNumbers).toContain("1961");
  expect(asked("2098")).toMatchObject({ birthYear: null });
});

it.each(["06 1234 5678", "06-12345678", "0612345678", "+31 6 12345678", "0031612345678", "+31 (0)6 1234 5678"])(
  "finds the telephone number %s by its last nine digits",
  (text) => {
    expect(asked(text)).toMatchObject({ phoneDigits: "612345678", recordNumbers: [], bsn: null });
  },
);

it("finds a number of the HIS with and without leading zeros", () => {
  expect(asked("00123").recordNumbers).toContain("123");
  expect(asked("123").recordNumbers).toContain("00123");
  expect(asked("P-17").recordNumbers).toEqual(["P-17"]);
  expect(asked("12345")).toMatchObject({ bsn: null, phoneDigits: null });
});

it("takes nine digits that pass the 11-test as a BSN", () => {
  expect(asked("9999 90 019")).toMatchObject({ bsn: "999990019", words: [], recordNumbers: [] });
  expect(asked("van de").words).toEqual(["van", "de"]);
});
