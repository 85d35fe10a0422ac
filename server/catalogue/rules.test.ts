import { expect, it } from "vitest";
import { expectationsWanted, nameOf } from "./rules.ts";

const nothing = { group: "none", isPrescription: false };
const wanted = (...input: Parameters<typeof expectationsWanted>) => expectationsWanted(...input).map(nameOf);

it("a service joins a group, counts by itself, or does not count", () => {
  expect(wanted("990", { practice: { ...nothing, group: "required gp-record" }, pharmacy: nothing }, [])).toEqual([
    "practice required gp-record",
  ]);
  expect(wanted("990", { practice: nothing, pharmacy: { ...nothing, group: "usual" } }, [])).toEqual([
    "pharmacy usual service-990",
  ]);
  expect(wanted("990", { practice: nothing, pharmacy: nothing }, [])).toEqual([]);
});

it("a service that carries the prescription joins the other carriers, and keeps a group it already has", () => {
  const counts = { practice: { ...nothing, isPrescription: true }, pharmacy: nothing };
  expect(wanted("990", counts, [])).toEqual(["practice prescription medication"]);
  const stored = [{ organizationKind: "practice", need: "prescription" as const, groupKey: "medicines" }];
  expect(wanted("990", counts, stored)).toEqual(["practice prescription medicines"]);
});
