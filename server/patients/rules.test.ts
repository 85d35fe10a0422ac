import { expect, it } from "vitest";
import { ageOn, formalName, fullName, type NameParts } from "#db/terms/patient-names.ts";
import * as rules from "./rules.ts";

const berg = { givenName: "Anna", initials: "A.M.", namePrefix: "van der", familyName: "Berg" };

it("takes a BSN that passes the 11-test, as people write it, and nothing else", () => {
  expect(rules.bsnIn("999990019")).toBe("999990019");
  expect(rules.bsnIn(" 9999.90.019 ")).toBe("999990019");
  expect(rules.bsnIn("10000008")).toBe("010000008");
  expect(rules.bsnIn("999990018")).toBeNull();
  expect(rules.bsnIn("000000000")).toBeNull();
  expect(rules.bsnIn("12345")).toBeNull();
});

it("shows the last three digits of a BSN and no more", () => {
  expect(rules.maskedBsn("999990019")).toBe("••••••019");
});

it("says a name as Dutch people say it", () => {
  expect(fullName(berg)).toBe("Anna van der Berg");
  expect(fullName({ ...berg, givenName: null })).toBe("A.M. van der Berg");
  expect(fullName({ ...berg, givenName: null, initials: null })).toBe("Van der Berg");
  expect(formalName(berg)).toBe("Van der Berg");
  expect(formalName({ namePrefix: "'t", familyName: "Hart" })).toBe("'t Hart");
  expect(formalName({ namePrefix: null, familyName: "Okonkwo" })).toBe("Okonkwo");
});

it("puts Van der Berg under the B and Özdemir under the O", () => {
  expect(rules.sortName(berg)).toBe("berg, anna van der");
  expect(rules.sortName({ givenName: "Ayşe", initials: null, namePrefix: null, familyName: "Özdemir" })).toBe(
    "ozdemir, ayse",
  );
});

it("is a year older on the birthday, and on 1 March for somebody of 29 February", () => {
  expect(ageOn("1961-05-03", "2026-05-02")).toBe(64);
  expect(ageOn("1961-05-03", "2026-05-03")).toBe(65);
  expect(ageOn("1960-02-29", "2025-02-28")).toBe(64);
  expect(ageOn("1960-02-29", "2025-03-01")).toBe(65);
});

it("finds a name however it is spelled, and by its beginning", () => {
  const found = (text: string, name: Partial<NameParts>) => {
    const words = rules.wordsOf({ ...berg, ...name });
    return rules.questionIn(text).words.every((asked) => words.some((word) => word.startsWith(asked)));
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

it("understands what somebody types: a date, a year beside a name, a number of the HIS, a BSN", () => {
  expect(rules.questionIn("3-5-1961")).toMatchObject({ birthDate: "1961-05-03", words: [] });
  expect(rules.questionIn("03051961")).toMatchObject({ birthDate: "1961-05-03", recordNumber: null });
  expect(rules.questionIn("berg 1961")).toMatchObject({ birthYear: 1961, words: ["berg"] });
  expect(rules.questionIn("1961")).toMatchObject({ birthYear: null, recordNumber: "1961" });
  expect(rules.questionIn("30-2-1961 berg")).toMatchObject({ birthDate: null });
  expect(rules.questionIn("9999 90 019")).toMatchObject({ bsn: "999990019", words: [], recordNumber: null });
  expect(rules.questionIn("12345")).toMatchObject({ recordNumber: "12345", bsn: null });
  expect(rules.questionIn("van de").words).toEqual(["van", "de"]);
});

it("reads the gender as files write it", () => {
  expect(["V", "man", "", "x"].map(rules.genderIn)).toEqual(["female", "male", "unknown", "other"]);
  expect(rules.genderIn("blauw")).toBeNull();
});
