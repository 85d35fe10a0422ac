import { describe, expect, it } from "vitest";
import { type Colleague, gpNamed, wrongWith } from "./rules.ts";

const gp: Colleague = { personId: "gp", name: "Sanne de Wit", roles: ["general-practitioner"] };
const nurse: Colleague = { personId: "nurse", name: "Ria Bos", roles: ["practice-nurse"] };
const manager: Colleague = { personId: "manager", name: "Jan Pot", roles: ["practice-manager"] };
const here = new Map([gp, nurse, manager].map((one) => [one.personId, one]));
const asGp = (personId: string) => ({ part: "own-gp" as const, personId });

describe("who can be named as treating", () => {
  it("a GP as own GP, and a nurse for a programme", () => {
    const treaters = [asGp("gp"), { part: "copd" as const, personId: "nurse" }];
    expect(wrongWith({ openTo: "guarded", treaters }, here, [])).toBeNull();
  });

  it("nobody is own GP without being one, and there is one own GP", () => {
    expect(wrongWith({ openTo: "team", treaters: [asGp("nurse")] }, here, [])).toBe("patient.own-gp-is-no-gp");
    expect(wrongWith({ openTo: "team", treaters: [asGp("gp"), asGp("gp")] }, here, [])).toBe("patient.two-own-gps");
  });

  it("nobody without a role of care, or from elsewhere", () => {
    for (const personId of ["manager", "elsewhere"]) {
      const treaters = [{ part: "besides" as const, personId }];
      expect(wrongWith({ openTo: "team", treaters }, here, [])).toBe("patient.treater-not-of-care");
    }
  });

  it("a record for treaters only has one who works here; whoever left does not count", () => {
    expect(wrongWith({ openTo: "named", treaters: [] }, here, [])).toBe("patient.treaters-nobody");
    const treaters = [asGp("left")];
    expect(wrongWith({ openTo: "guarded", treaters }, here, treaters)).toBe("patient.treaters-nobody");
    expect(wrongWith({ openTo: "team", treaters }, here, treaters)).toBeNull();
  });
});

describe("the GP in a file", () => {
  it("is found under the name of a colleague, with or without a title", () => {
    for (const text of ["Sanne de Wit", "Dr. Sanne de Wit", "sanne de wit (huisarts)"]) {
      expect(gpNamed(text, [gp])).toBe("gp");
    }
  });

  it("is nobody when no one or two could be meant", () => {
    expect(gpNamed("De Wit", [gp])).toBeNull();
    expect(gpNamed("Dr.", [gp])).toBeNull();
    expect(gpNamed("Sanne de Wit", [gp, { ...gp, personId: "other" }])).toBeNull();
  });
});
