import { expect, it } from "vitest";
import { measurementScales } from "#db/terms/measurements.ts";
import type { SentQuantity } from "#server/measurements/contract.ts";
import { profiles } from "./profiles.ts";
import {
  bodyLength,
  breathsPerMinute,
  glucose,
  inUnitOfKind,
  mass,
  percent,
  perMinute,
  pressure,
  score,
  temperature,
  type UnitTable,
} from "./units.ts";

const ucum = (value: number, code: string): SentQuantity => ({
  value,
  unit: null,
  system: "http://unitsofmeasure.org",
  code,
});
const words = (value: number, unit: string): SentQuantity => ({ value, unit, system: null, code: null });

it("a kind is stored in the unit that its scale names", () => {
  for (const { kind, units } of profiles) expect(units.unit, kind).toBe(measurementScales[kind].unit);
});

it("units become the unit of their kind", () => {
  const cases: [UnitTable, SentQuantity, number][] = [
    [glucose, ucum(100, "mg/dL"), 5.5507],
    [glucose, ucum(18.01559, "mg/dl"), 1],
    [glucose, ucum(5.4, "mmol/l"), 5.4],
    [pressure, ucum(16, "kPa"), 120.0099],
    [mass, ucum(2400, "g"), 2.4],
    [mass, ucum(180, "[lb_av]"), 81.6466],
    [bodyLength, ucum(1.71, "m"), 171],
    [bodyLength, ucum(70, "[in_i]"), 177.8],
    [temperature, ucum(100.4, "[degF]"), 38],
    [temperature, ucum(310.15, "K"), 37],
    [perMinute, ucum(61, "{Beats}/min"), 61],
    [breathsPerMinute, ucum(16, "{breaths}/min"), 16],
    [percent, words(97, "procent"), 97],
    [perMinute, words(61, " Slagen per  minuut "), 61],
    [pressure, ucum(121, "mmHg"), 121],
    [score, words(7, ""), 7],
  ];
  for (const [table, quantity, value] of cases) {
    expect(inUnitOfKind(quantity, table), JSON.stringify(quantity)).toEqual({ value: expect.closeTo(value, 4) });
  }
});

it("the value of another unit system is read by its words; of UCUM by its code", () => {
  const local = { value: 82, unit: "kg", system: "https://example.test/units", code: "70" };
  expect(inUnitOfKind(local, mass)).toEqual({ value: 82 });
  expect(inUnitOfKind({ ...local, system: "http://unitsofmeasure.org" }, mass)).toEqual({ refusal: "unknown-unit" });
  expect(inUnitOfKind({ ...ucum(180, "[lb_av]"), unit: "kg" }, mass)).toEqual({ value: expect.closeTo(81.6466, 4) });
});

it("a unit of another kind, or none at all, is never guessed", () => {
  expect(inUnitOfKind(ucum(82, "mm[Hg]"), mass)).toEqual({ refusal: "unknown-unit" });
  expect(inUnitOfKind(words(0.97, "fractie"), percent)).toEqual({ refusal: "unknown-unit" });
  expect(inUnitOfKind({ value: 82, unit: null, system: null, code: null }, mass)).toEqual({ refusal: "no-unit" });
  for (const name of ["constructor", "__proto__", "toString"]) {
    expect(inUnitOfKind(words(1, name), mass), name).toEqual({ refusal: "unknown-unit" });
    expect(inUnitOfKind(ucum(1, name), mass), name).toEqual({ refusal: "unknown-unit" });
  }
});

it("a conversion leaves no dust behind, and never more than a number can hold", () => {
  expect(inUnitOfKind(ucum(70.1, "[lb_av]"), mass)).toEqual({ value: 31.796825137 });
  expect(inUnitOfKind(ucum(1e308, "m"), bodyLength)).toEqual({ value: Number.MAX_VALUE });
});
