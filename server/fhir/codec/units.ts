import type { SentQuantity } from "#server/measurements/contract.ts";
import { ucum } from "./systems.ts";

/** To the unit of a kind: `value * factor + offset`. */
type Conversion = { factor: number; offset?: number };

/** Units in which a kind may come: by UCUM code (without annotations), and how people and devices write the same in words. */
export type UnitTable = {
  /** The unit in which the kind is stored, and how it is written for people. */
  unit: string;
  written: string;
  ucum: Readonly<Record<string, Conversion>>;
  words: Readonly<Record<string, string>>;
  /** A value that needs no unit (a score). */
  isBare?: boolean;
};

const same: Conversion = { factor: 1 };

export const pressure: UnitTable = {
  unit: "mm[Hg]",
  written: "mmHg",
  // 1 mm[Hg] = 133.322387415 Pa (NIST SP 811)
  ucum: { "mm[Hg]": same, kPa: { factor: 1000 / 133.322387415 } },
  words: { mmhg: "mm[Hg]", "mm hg": "mm[Hg]", "mm[hg]": "mm[Hg]", kpa: "kPa" },
};

export const mass: UnitTable = {
  unit: "kg",
  written: "kg",
  // 1 lb = 0.45359237 kg, 1 st = 14 lb (exact, NIST SP 811)
  ucum: { kg: same, g: { factor: 0.001 }, "[lb_av]": { factor: 0.45359237 }, "[stone_av]": { factor: 6.35029318 } },
  words: {
    kg: "kg",
    kilo: "kg",
    kilogram: "kg",
    kilograms: "kg",
    g: "g",
    gram: "g",
    grams: "g",
    lb: "[lb_av]",
    lbs: "[lb_av]",
    pound: "[lb_av]",
    pounds: "[lb_av]",
  },
};

export const bodyLength: UnitTable = {
  unit: "cm",
  written: "cm",
  ucum: { cm: same, m: { factor: 100 }, mm: { factor: 0.1 }, "[in_i]": { factor: 2.54 }, "[ft_i]": { factor: 30.48 } },
  words: { cm: "cm", centimeter: "cm", centimeters: "cm", m: "m", meter: "m", mm: "mm", in: "[in_i]", inch: "[in_i]" },
};

export const perMinute: UnitTable = {
  unit: "/min",
  written: "/min",
  ucum: { "/min": same, "1/min": same, "min-1": same, "/s": { factor: 60 }, Hz: { factor: 60 } },
  words: {
    "/min": "/min",
    "/minuut": "/min",
    "/minute": "/min",
    bpm: "/min",
    "per minuut": "/min",
    "per minute": "/min",
    "slagen/min": "/min",
    "slagen/minuut": "/min",
    "slagen per minuut": "/min",
    "beats/min": "/min",
    "beats/minute": "/min",
    "beats per minute": "/min",
    "keer per minuut": "/min",
    "breaths/min": "/min",
    "breaths per minute": "/min",
    "ademhalingen/min": "/min",
    "ademhalingen per minuut": "/min",
  },
};

export const breathsPerMinute: UnitTable = { ...perMinute, unit: "{breaths}/min", written: "breaths per minute" };

export const temperature: UnitTable = {
  unit: "Cel",
  written: "°C",
  ucum: { Cel: same, "[degF]": { factor: 5 / 9, offset: -160 / 9 }, K: { factor: 1, offset: -273.15 } },
  words: {
    "°c": "Cel",
    c: "Cel",
    cel: "Cel",
    celsius: "Cel",
    "graden celsius": "Cel",
    "degree celsius": "Cel",
    "degrees celsius": "Cel",
    "°f": "[degF]",
    f: "[degF]",
    fahrenheit: "[degF]",
    "graden fahrenheit": "[degF]",
    "degrees fahrenheit": "[degF]",
  },
};

export const percent: UnitTable = {
  unit: "%",
  written: "%",
  ucum: { "%": same },
  words: { "%": "%", percent: "%", procent: "%" },
};

/** Glucose: 1 mmol is 180.1559 mg (molar mass of C6H12O6, IUPAC), so 1 mmol/L = 18.01559 mg/dL. */
export const glucose: UnitTable = {
  unit: "mmol/L",
  written: "mmol/l",
  ucum: { "mmol/L": same, "mmol/l": same, "mg/dL": { factor: 1 / 18.01559 }, "mg/dl": { factor: 1 / 18.01559 } },
  words: { "mmol/l": "mmol/L", "mg/dl": "mg/dL" },
};

export const score: UnitTable = {
  unit: "{score}",
  written: "",
  ucum: { "1": same, "": same },
  words: { punten: "1", score: "1", punt: "1", points: "1" },
  isBare: true,
};

/**
 * A quantity in the unit of its kind, or why it cannot be. UCUM decides; senders that write words ("mmHg", "bpm") where UCUM belongs are
 * understood as long as the word stands for one unit of this kind.
 */
export function inUnitOfKind(
  quantity: SentQuantity,
  table: UnitTable,
): { value: number } | { refusal: "no-unit" | "unknown-unit" } {
  const { code, unit, system } = quantity;
  if (code === null && unit === null) return table.isBare ? { value: quantity.value } : { refusal: "no-unit" };
  const conversion =
    (code === null ? undefined : conversionOf(code, table)) ??
    (unit !== null && (code === null || system !== ucum) ? conversionOf(unit, table) : undefined);
  if (conversion === undefined) return { refusal: "unknown-unit" };
  if (conversion === same) return { value: quantity.value };
  // A conversion adds no decimals that were never measured: 15 significant digits undo what binary fractions add.
  const value = Number((quantity.value * conversion.factor + (conversion.offset ?? 0)).toPrecision(15));
  // Beyond the largest number it stays the largest: impossible, and still a number.
  return { value: Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value)) };
}

function conversionOf(written: string, table: UnitTable): Conversion | undefined {
  // An annotation in braces means nothing to UCUM: "{beats}/min" is "/min" (UCUM §12).
  const code = written.replace(/\{[^}]*\}/g, "");
  if (Object.hasOwn(table.ucum, code)) return table.ucum[code];
  const word = written.trim().toLowerCase().replace(/\s+/g, " ");
  const meant = Object.hasOwn(table.words, word) ? table.words[word] : undefined;
  return meant === undefined ? undefined : table.ucum[meant];
}
