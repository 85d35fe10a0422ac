import fc from "fast-check";
import { expect, it } from "vitest";
import { ageOn } from "#db/terms/patient-names.ts";
import { representationRules } from "#db/terms/representation.ts";
import type { RepresentationFacts } from "./contract.ts";
import { rulesOn, standingOf } from "./rules.ts";

const parent: RepresentationFacts = {
  ...{ basis: "parental-authority", since: "2010-01-01", until: null, consentOn: null, hasCode: true },
};
const on = (birthDate: string, day: string, facts: Partial<RepresentationFacts> = {}) =>
  standingOf({ ...parent, ...facts }, birthDate, day);

it("a parent is served until the day before the twelfth birthday", () => {
  expect(on("2014-12-02", "2026-12-01")).toEqual({ standing: "served", age: null });
  expect(on("2014-12-02", "2026-12-02")).toEqual({ standing: "needs-consent", age: 12 });
});

it("from twelve on the young person's own consent opens it, given at that age and not later than today", () => {
  expect(on("2014-12-02", "2027-01-01", { consentOn: "2026-12-02" }).standing).toBe("served");
  expect(on("2014-12-02", "2027-01-01", { consentOn: "2026-12-01" }).standing).toBe("needs-consent");
  expect(on("2014-12-02", "2027-01-01", { consentOn: "2027-01-02" }).standing).toBe("needs-consent");
});

it("from sixteen on a parent is served nothing, whatever was agreed before", () => {
  expect(on("2010-12-02", "2026-12-01", { consentOn: "2023-01-01" }).standing).toBe("served");
  expect(on("2010-12-02", "2026-12-02", { consentOn: "2023-01-01" })).toEqual({ standing: "too-old", age: 16 });
});

it("a child of 29 February has the birthday on that day in a leap year and on 1 March in another", () => {
  expect(on("2012-02-29", "2024-02-28").standing).toBe("served");
  expect(on("2012-02-29", "2024-02-29").standing).toBe("needs-consent");
  const mentor = { basis: "mentorship" } as const;
  expect(on("2008-02-29", "2026-02-28", mentor)).toEqual({ standing: "too-young", age: 18 });
  expect(on("2008-02-29", "2026-03-01", mentor).standing).toBe("served");
});

it("the first and the last day count, and the days around them do not", () => {
  const period = { basis: "curatorship", since: "2026-11-30", until: "2026-12-01" } as const;
  expect(on("1950-01-01", "2026-11-29", period).standing).toBe("not-begun");
  expect(on("1950-01-01", "2026-11-30", period).standing).toBe("served");
  expect(on("1950-01-01", "2026-12-01", period).standing).toBe("served");
  expect(on("1950-01-01", "2026-12-02", period).standing).toBe("ended");
});

it("without the code of a PGO nobody is known, so nobody is served", () => {
  expect(on("2020-01-01", "2026-12-01", { hasCode: false }).standing).toBe("no-code");
});

it("the rules of the day apply, also when they change later", () => {
  const [now] = representationRules;
  if (!now) throw new Error("no rules");
  const later = { ...now, validFrom: "2030-01-01" };
  expect(rulesOn("2029-12-31", [later, now])).toBe(now);
  expect(rulesOn("2030-01-01", [later, now])).toBe(later);
  expect(rulesOn("2020-01-01", [later, now])).toBe(now);
});

const days = fc.date({ min: new Date("2000-01-01"), max: new Date("2045-12-31"), noInvalidDate: true });
const day = days.map((date) => date.toISOString().slice(0, 10));

it("on no day is a parent of somebody of sixteen served, nor of twelve without consent", () => {
  fc.assert(
    fc.property(day, day, fc.option(day), (birthDate, today, consentOn) => {
      const { standing } = on(birthDate, today, { since: "2000-01-01", consentOn });
      const age = ageOn(birthDate, today);
      if (age >= 16 || (age >= 12 && consentOn === null)) expect(standing).not.toBe("served");
      if (age >= 0 && age < 12) expect(standing).toBe("served");
    }),
  );
});
