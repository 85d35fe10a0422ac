import { expect, it } from "vitest";
import { differingFields, factsToPutBack, factsToWrite, obstacleOf, undoMergeUntil } from "./rules.ts";

const henk = {
  familyName: "Dijk",
  namePrefix: "van",
  givenName: "Henk",
  initials: null,
  sortName: "dijk, henk van",
  birthDate: "1949-02-03",
  gender: "male" as const,
  recordNumber: null,
  phone: "0612345678",
  contactNotes: ["not-digital" as const],
  programmes: [],
};
const fromHis = { ...henk, givenName: "Hénk", recordNumber: "00123", phone: null, contactNotes: [] };

it("asks only about what both have and differs, to the letter", () => {
  expect(differingFields(henk, fromHis)).toEqual(["name"]);
  expect(differingFields(henk, { ...henk, gender: "unknown" })).toEqual([]);
  expect(differingFields(henk, { ...henk, namePrefix: null })).toEqual(["name"]);
});

it("writes what only the other has, and of the rest only what was chosen", () => {
  expect(factsToWrite(henk, fromHis, [])).toEqual([{ fact: "recordNumber", before: null, after: "00123" }]);
  expect(factsToWrite(henk, fromHis, ["name", "phone"]).map(({ fact }) => fact)).toEqual(["givenName", "recordNumber"]);
});

it("puts back only what still stands", () => {
  const facts = factsToWrite(henk, fromHis, ["name"]);
  const now = { ...henk, givenName: "Hendrik", recordNumber: "00123" };
  expect(factsToPutBack(facts, now).map(({ fact }) => fact)).toEqual(["recordNumber"]);
});

it("never merges two BSNs", () => {
  const one = { patientId: "1", mergedInto: null, bsnFingerprint: "a", leftAt: null, openTo: "team" as const };
  const two = { ...one, patientId: "2" };
  expect(obstacleOf(one, { ...two, bsnFingerprint: "b" }, false)).toBe("two-bsn");
  expect(obstacleOf(one, { ...two, bsnFingerprint: null }, false)).toBeNull();
});

it("never merges a record that is not open to everybody: who may open the other would see it", () => {
  const one = { patientId: "1", mergedInto: null, bsnFingerprint: null, leftAt: null, openTo: "team" as const };
  const two = { ...one, patientId: "2", openTo: "guarded" as const };
  expect(obstacleOf(one, two, false)).toBe("other-opening");
  expect(obstacleOf(two, one, false)).toBe("other-opening");
});

it("can be undone up to and including the ninetieth day", () => {
  const mergedAt = new Date("2026-01-01T10:00:00Z");
  expect(undoMergeUntil(mergedAt, new Date("2026-04-01T20:00:00Z"))).toBe("2026-04-01");
  expect(undoMergeUntil(mergedAt, new Date("2026-04-02T10:00:00Z"))).toBeNull();
});
