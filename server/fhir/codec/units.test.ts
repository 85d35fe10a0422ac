import { expect, it } from "vitest";
import { measurementScales } from "#db/terms/measurements.ts";
import type { SentQuantity } from "#server/measurements/values/contract.ts";
import { profiles } from "./profiles.ts";
import {
  bodyLength,
  breathsPerMinute,
  glucose,
  inUnitOfKind as inUnitRounded,
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

/** With more decimals than any kind shows. */
const inUnitOfKind = (quantity: SentQuantity, table: UnitTable) => inUnitRounded(quantity, table, 9);

it("a kind is stored in the unit of its scale", () => {
  for (const { kind, units } of profiles) expect(units.unit, kind).toBe(measurementScales[kind].unit);
});

it("units are converted to the unit of their kind", () => {
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
    [perMinute, ucum(72, "count/min"), 72],
    [perMinute, words(72, "count/min"), 72],
    [perMinute, ucum(1.2, "count/s"), 72],
    [perMinute, ucum(1.2, "s-1"), 72],
    [temperature, ucum(98.6, "degF"), 37],
    [temperature, words(98.6, "℉"), 37],
    [temperature, words(37.1, "℃"), 37.1],
    [temperature, ucum(37.1, "ºC"), 37.1],
    [temperature, words(37.1, "deg C"), 37.1],
    [temperature, { ...ucum(37.1, "Cel"), unit: "ºC" }, 37.1],
  ];
  for (const [table, quantity, value] of cases) {
    expect(inUnitOfKind(quantity, table), JSON.stringify(quantity)).toEqual({ value: expect.closeTo(value, 4) });
  }
});

it("a unit from another system is recognized by its text, a UCUM unit by its code", () => {
  const local = { value: 82, unit: "kg", system: "https://example.test/units", code: "70" };
  expect(inUnitOfKind(local, mass)).toEqual({ value: 82 });
  expect(inUnitOfKind({ ...local, system: "http://unitsofmeasure.org" }, mass)).toEqual({ refusal: "unknown-unit" });
});

it("a code and a text that mean different units contradict each other", () => {
  const cases: [UnitTable, SentQuantity][] = [
    [glucose, { ...ucum(90, "mmol/L"), unit: "mg/dL" }],
    [mass, { ...ucum(180, "[lb_av]"), unit: "kg" }],
    [temperature, { ...ucum(98.6, "Cel"), unit: "°F" }],
    [pressure, { ...ucum(16, "mm[Hg]"), unit: "kPa" }],
  ];
  for (const [table, quantity] of cases) {
    expect(inUnitOfKind(quantity, table), JSON.stringify(quantity)).toEqual({ refusal: "contradicting-units" });
  }
  expect(inUnitOfKind({ ...ucum(120, "mm[Hg]"), unit: "mmHg" }, pressure)).toEqual({ value: 120 });
  expect(inUnitOfKind({ ...ucum(82, "kg"), unit: "lichaamsgewicht" }, mass)).toEqual({ value: 82 });
});

it("a converted value has the decimals with which limits are written", () => {
  const shown = ([54, 70, 180, 250] as const).map((value) => inUnitRounded(ucum(value, "mg/dL"), glucose, 1));
  expect(shown).toEqual([{ value: 3 }, { value: 3.9 }, { value: 10 }, { value: 13.9 }]);
  expect(inUnitRounded(ucum(3250, "g"), mass, 1)).toEqual({ value: 3.25 });
  expect(inUnitRounded(ucum(1.755, "m"), bodyLength, 0)).toEqual({ value: 175.5 });
});

it("a unit of another kind, or a missing one, is never guessed", () => {
  expect(inUnitOfKind(ucum(82, "mm[Hg]"), mass)).toEqual({ refusal: "unknown-unit" });
  expect(inUnitOfKind(words(0.97, "fractie"), percent)).toEqual({ refusal: "unknown-unit" });
  expect(inUnitOfKind({ value: 82, unit: null, system: null, code: null }, mass)).toEqual({ refusal: "no-unit" });
  for (const name of ["constructor", "__proto__", "toString"]) {
    expect(inUnitOfKind(words(1, name), mass), name).toEqual({ refusal: "unknown-unit" });
    expect(inUnitOfKind(ucum(1, name), mass), name).toEqual({ refusal: "unknown-unit" });
  }
});

it("a conversion adds no spurious decimals and never overflows", () => {
  expect(inUnitOfKind(ucum(70.1, "[lb_av]"), mass)).toEqual({ value: 31.796825137 });
  expect(inUnitOfKind(ucum(1e308, "m"), bodyLength)).toEqual({ value: Number.MAX_VALUE });
});
