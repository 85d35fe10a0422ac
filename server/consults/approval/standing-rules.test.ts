import fc from "fast-check";
import { expect, it } from "vitest";
import { settledAs, standingOf } from "./standing-rules.ts";

const asked = { state: "asked", sawLast: "m1", writtenTo: "p1" } as const;
const now = { lastSaidId: "m1", patientId: "p1", isClosed: false };

it("a text waits for approval while nothing was said since, and its patient and its consult are as they were", () => {
  expect(standingOf(asked, now)).toBe("waits");
  expect(standingOf({ ...asked, sawLast: null }, { ...now, lastSaidId: null })).toBe("waits");
});

it("approval lapses when something was said or taken back, the patient became another, or the consult was closed", () => {
  expect(standingOf(asked, { ...now, lastSaidId: "m2" })).toBe("more-was-said");
  expect(standingOf(asked, { ...now, lastSaidId: null })).toBe("more-was-said");
  expect(standingOf(asked, { ...now, patientId: "p2" })).toBe("other-recipient");
  expect(standingOf(asked, { ...now, isClosed: true })).toBe("closed");
});

it("what was given back waits for its writer, whatever else happened", () => {
  expect(standingOf({ ...asked, state: "given-back" }, { ...now, lastSaidId: "m2", isClosed: true })).toBe(
    "given-back",
  );
});

it("nothing but the very same circumstances lets a text wait", () => {
  const id = fc.constantFrom("a", "b", "c");
  fc.assert(
    fc.property(id, id, id, id, fc.boolean(), (sawLast, lastSaidId, writtenTo, patientId, isClosed) => {
      const isSame = sawLast === lastSaidId && writtenTo === patientId && !isClosed;
      const standing = standingOf({ state: "asked", sawLast, writtenTo }, { lastSaidId, patientId, isClosed });
      expect(standing === "waits").toBe(isSame);
    }),
  );
});

it("another text is approved by who may approve, never by who asked", () => {
  expect(settledAs({ askedBy: "anna" }, { personId: "bram", mayApprove: true })).toBe("approved");
  expect(settledAs({ askedBy: "bram" }, { personId: "bram", mayApprove: true })).toBe("withdrawn");
  expect(settledAs({ askedBy: "anna" }, { personId: "fatima", mayApprove: false })).toBe("withdrawn");
});
