import { expect, it } from "vitest";
import type { NameParts } from "#db/terms/patient-names.ts";
import { bareNumber, hasSameName } from "./same-person-rules.ts";

const none: NameParts = { familyName: "", namePrefix: null, givenName: null, initials: null };
const anna: NameParts = { ...none, familyName: "Berg", namePrefix: "van der", givenName: "Anna" };

it.each<[string, NameParts]>([
  ["the same", anna],
  ["the prefix behind the family name", { ...none, familyName: "Berg, van der", givenName: "Anna" }],
  ["the prefix before it in one cell", { ...none, familyName: "van der Berg", givenName: "Anna" }],
  ["no prefix", { ...anna, namePrefix: null }],
  ["a prefix written short", { ...anna, namePrefix: "v.d." }],
  ["capitals and accents", { ...anna, familyName: "BÉRG", givenName: "ÁNNA" }],
  ["initials only", { ...anna, givenName: null, initials: "A.M." }],
  ["initials in the column of the given name", { ...anna, givenName: "A.M." }],
  ["neither given name nor initials", { ...anna, givenName: null }],
  ["more given names", { ...anna, givenName: "Anna Maria" }],
  ["a married name", { ...anna, familyName: "Berg-Jansen" }],
  ["given name and family name swapped", { ...none, familyName: "Anna", givenName: "Berg" }],
])("a name may be the same: %s", (_, other) => {
  expect([hasSameName(anna, other), hasSameName(other, anna)]).toEqual([true, true]);
});

it.each<[string, NameParts]>([
  ["a twin", { ...anna, givenName: "Anne" }],
  ["other initials", { ...anna, givenName: null, initials: "B." }],
  ["other initials in the column of the given name", { ...anna, givenName: "B." }],
  ["another family name under the same prefix", { ...anna, familyName: "Bergman" }],
  ["a family name that begins alike", { ...anna, familyName: "Bergh" }],
])("a name is another: %s", (_, other) => {
  expect([hasSameName(anna, other), hasSameName(other, anna)]).toEqual([false, false]);
});

it("initials are compared with initials by the first", () => {
  const initials = (text: string) => ({ ...anna, givenName: null, initials: text });
  expect(hasSameName(initials("A.M."), initials("a"))).toBe(true);
  expect(hasSameName(initials("A.M."), initials("M.A."))).toBe(false);
});

it("a family name that is a prefix elsewhere is a name of its own", () => {
  const named = (familyName: string) => ({ ...none, familyName, givenName: "Anna" });
  expect(hasSameName(named("El"), named("El"))).toBe(true);
  expect(hasSameName(named("El"), named("Ben"))).toBe(false);
});

it("leading zeros are no part of a number; other marks are", () => {
  expect(["00123", "123", "0", "000", "P0012", "12E5", ""].map(bareNumber)).toEqual([
    ...["123", "123", "0", "0", "P0012", "12E5", ""],
  ]);
});
