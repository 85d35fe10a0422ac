import { expect, it } from "vitest";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { PatientMeasurements } from "#server/measurements/series/contract.ts";
import { daysShown, shownKinds } from "./what-to-show.ts";

/** Only the fields that the function reads. */
const measured = (...kinds: [MeasurementKind, number][]) =>
  ({ kinds: kinds.map(([kind, attention]) => ({ kind, attention })) }) as PatientMeasurements;
const delivered = (...kinds: MeasurementKind[]) => kinds.map((kind) => ({ kind, oldestAt: new Date("2026-11-20") }));

it("shows every kind with new values, whatever else needs attention", () => {
  const known = measured(
    ["pain-score", 30],
    ["body-weight", 15],
    ["body-height", 15],
    ["heart-rate", 15],
    ["blood-pressure", 10],
  );
  expect(shownKinds(known, delivered("blood-pressure"))).toEqual([
    "blood-pressure",
    "pain-score",
    "body-weight",
    "body-height",
  ]);
  const all: MeasurementKind[] = ["blood-pressure", "body-weight", "body-height", "heart-rate", "pain-score"];
  expect(shownKinds(known, delivered(...all)).toSorted()).toEqual(all.toSorted());
});

it("shows a kind with new values that have not been assessed yet", () => {
  expect(shownKinds(measured(), delivered("blood-glucose"))).toEqual(["blood-glucose"]);
  expect(shownKinds(measured(["body-weight", 30]), [])).toEqual([]);
});

it("puts the kinds that the reasons name first", () => {
  const known = measured(["oxygen-saturation", 20], ["body-weight", 20]);
  const reasons = [{ about: "body-weight" }, { about: "oxygen-saturation" }];
  const arrived = delivered("oxygen-saturation", "body-weight");
  expect(shownKinds(known, arrived, reasons)).toEqual(["body-weight", "oxygen-saturation"]);
});

it("goes back to the oldest new value, and at least a month", () => {
  const now = new Date("2026-11-25T10:00:00Z");
  expect(daysShown("body-weight", delivered("body-weight"), now)).toBe(30);
  expect(daysShown("body-weight", [{ kind: "body-weight", oldestAt: new Date("2026-08-25T10:00:00Z") }], now)).toBe(93);
  expect(daysShown("heart-rate", delivered("body-weight"), now)).toBe(30);
});
