import { rounded } from "#server/measurements/interpretation/decimal-rules.ts";
import type { SentQuantity } from "#server/measurements/values/contract.ts";
import { ucum } from "./systems.ts";

/** To the unit of a kind: `value * factor + offset`. `isDecimal`: only the decimal point moves. */
type Conversion = { factor: number; offset?: number; isDecimal?: true };

/** Units accepted for a kind: by UCUM code (without annotations), and as people and devices write them. */
export type UnitTable = {
  /** The unit in which the kind is stored, and how it is displayed. */
  unit: string;
  written: string;
  ucum: Readonly<Record<string, Conversion>>;
  words: Readonly<Record<string, string>>;
  /** The value needs no unit (a score). */
  isBare?: boolean;
};

const same: Conversion = { factor: 1 };
const shift = (factor: number): Conversion => ({ factor, isDecimal: true });

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
  ucum: { kg: same, g: shift(0.001), "[lb_av]": { factor: 0.45359237 }, "[stone_av]": { factor: 6.35029318 } },
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
  ucum: { cm: same, m: shift(100), mm: shift(0.1), "[in_i]": { factor: 2.54 }, "[ft_i]": { factor: 30.48 } },
  words: { cm: "cm", centimeter: "cm", centimeters: "cm", m: "m", meter: "m", mm: "mm", in: "[in_i]", inch: "[in_i]" },
};

export const perMinute: UnitTable = {
  unit: "/min",
  written: "/min",
  ucum: {
    ...{ "/min": same, "1/min": same, "min-1": same },
    ...{ "/s": { factor: 60 }, "1/s": { factor: 60 }, "s-1": { factor: 60 }, Hz: { factor: 60 } },
  },
  words: {
    // As phones' health stores write it.
    ...{ "count/min": "/min", "counts/min": "/min", "count/s": "/s", "counts/s": "/s" },
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
    degc: "Cel",
    "deg c": "Cel",
    cel: "Cel",
    celsius: "Cel",
    "graden celsius": "Cel",
    "degree celsius": "Cel",
    "degrees celsius": "Cel",
    "°f": "[degF]",
    f: "[degF]",
    degf: "[degF]",
    "deg f": "[degF]",
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

/** Why a quantity cannot be read in the unit of its kind. */
export type UnitRefusal = "no-unit" | "unknown-unit" | "contradicting-units";

/**
 * A quantity in the unit of its kind, or why it cannot be converted. UCUM decides; text in place of UCUM ("mmHg", "bpm") is accepted as
 * long as it means exactly one unit of this kind. A code and a text that mean different units contradict each other, and neither is
 * believed.
 * @param decimals with which the kind is shown: a converted value is rounded to them, since limits are compared with what is shown
 * (54 mg/dL is 3.0 mmol/L, not 2.997).
 */
export function inUnitOfKind(
  quantity: SentQuantity,
  table: UnitTable,
  decimals: number,
): { value: number } | { refusal: UnitRefusal } {
  const { code, unit, system } = quantity;
  if (code === null && unit === null) return table.isBare ? { value: quantity.value } : { refusal: "no-unit" };
  const byCode = code === null ? undefined : conversionOf(code, table);
  const byText = unit === null ? undefined : conversionOf(unit, table);
  if (byCode && byText && byCode.factor !== byText.factor) return { refusal: "contradicting-units" };
  const conversion = byCode ?? (code === null || system !== ucum ? byText : undefined);
  return conversion === undefined
    ? { refusal: "unknown-unit" }
    : { value: convert(quantity.value, conversion, decimals) };
}

/** This figure in the other units of the kind, for a unit that is doubtful. */
export function inOtherUnits({ value }: SentQuantity, table: UnitTable, decimals: number): number[] {
  return Object.values(table.ucum).map((conversion) => convert(value, conversion, decimals));
}

function convert(value: number, conversion: Conversion, decimals: number): number {
  if (conversion === same) return value;
  // 15 significant digits remove the error of binary fractions, so that a conversion adds no decimals that were never measured.
  const converted = Number((value * conversion.factor + (conversion.offset ?? 0)).toPrecision(15));
  // Clamped to the largest finite number: still impossible as a value, and still a number.
  const finite = Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, converted));
  return conversion.isDecimal ? finite : rounded(finite, decimals);
}

function conversionOf(written: string, table: UnitTable): Conversion | undefined {
  // UCUM ignores annotations in braces: "{beats}/min" is "/min" (UCUM §12).
  const code = written.replace(/\{[^{}]*\}/g, "");
  if (Object.hasOwn(table.ucum, code)) return table.ucum[code];
  // NFKC turns "℃" into "°C"; the masculine ordinal "º" is often typed for a degree sign.
  const word = written.replaceAll("º", "°").normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");
  const meant = Object.hasOwn(table.words, word) ? table.words[word] : undefined;
  return meant === undefined ? undefined : table.ucum[meant];
}
