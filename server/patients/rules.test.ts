import { expect, it } from "vitest";
import { ageOn, formalName, fullName } from "#db/terms/patient-names.ts";
import * as rules from "./rules.ts";

const berg = { givenName: "Anna", initials: "A.M.", namePrefix: "van der", familyName: "Berg" };

it("accepts a BSN that passes the 11-test, as people write it, and nothing else", () => {
  expect(rules.bsnIn("999990019")).toBe("999990019");
  expect(rules.bsnIn(" 9999.90.019 ")).toBe("999990019");
  expect(rules.bsnIn("10000008")).toBe("010000008");
  expect(rules.bsnIn("999990018")).toBeNull();
  expect(rules.bsnIn("000000000")).toBeNull();
  expect(rules.bsnIn("12345")).toBeNull();
});

it("shows only the last three digits of a BSN", () => {
  expect(rules.maskedBsn("999990019")).toBe("••••••019");
});

it("formats a name the Dutch way", () => {
  expect(fullName(berg)).toBe("Anna van der Berg");
  expect(fullName({ ...berg, givenName: null })).toBe("A.M. van der Berg");
  expect(fullName({ ...berg, givenName: null, initials: null })).toBe("Van der Berg");
  expect(formalName(berg)).toBe("Van der Berg");
  expect(formalName({ namePrefix: "'t", familyName: "Hart" })).toBe("'t Hart");
  expect(formalName({ namePrefix: null, familyName: "Okonkwo" })).toBe("Okonkwo");
});

it("sorts Van der Berg under B and Özdemir under O", () => {
  expect(rules.sortName(berg)).toBe("berg, anna van der");
  expect(rules.sortName({ givenName: "Ayşe", initials: null, namePrefix: null, familyName: "Özdemir" })).toBe(
    "ozdemir, ayse",
  );
});

it("ages on the birthday, and on 1 March for somebody born on 29 February", () => {
  expect(ageOn("1961-05-03", "2026-05-02")).toBe(64);
  expect(ageOn("1961-05-03", "2026-05-03")).toBe(65);
  expect(ageOn("1960-02-29", "2025-02-28")).toBe(64);
  expect(ageOn("1960-02-29", "2025-03-01")).toBe(65);
});

it("reads the gender codes of files", () => {
  expect(["V", "man", "", "x"].map(rules.genderIn)).toEqual(["female", "male", "unknown", "other"]);
  expect(rules.genderIn("blauw")).toBeNull();
});
