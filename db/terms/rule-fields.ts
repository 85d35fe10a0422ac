/** The fields of a rule book entry (measurement-rules.ts). */

/** `high`: a guideline, or several sources agree; `medium`: one good source; `low`: a convention, or our own conservative choice. */
export const confidences = ["high", "medium", "low"] as const;
export type Confidence = (typeof confidences)[number];

/** How a figure of a rule is entered and shown. `unit`: UCUM as in `measurementScales`, or d (days), h (hours), a (years), %. */
export type RuleField =
  | { type: "number"; unit: string; decimals: number; min: number; max: number; isOptional?: true }
  | { type: "switch" };

export type RuleEntry = {
  /** The kind of measurement; null: any. */
  kind: string | null;
  fields: Record<string, RuleField>;
  /** The defaults, unless agreed otherwise; null: no default. */
  values: Record<string, number | boolean | null>;
  /** Whether it can also be agreed for one patient. */
  isPersonal: boolean;
  /** Where it was found; "own": our own choice. */
  source: string;
  section: string;
  /** The day it was entered in the rule book. */
  notedOn: string;
  confidence: Confidence;
};

export const notedOn = "2026-11-24";
export const mmHg = { type: "number", unit: "mm[Hg]", decimals: 0 } as const;
export const mmol = { type: "number", unit: "mmol/L", decimals: 1, min: 1, max: 40 } as const;
export const kilograms = { type: "number", unit: "kg", decimals: 1 } as const;
export const percent = { type: "number", unit: "%", decimals: 0, min: 0, max: 100 } as const;
export const days = { type: "number", unit: "d", decimals: 0, min: 1, max: 90 } as const;
export const count = { type: "number", unit: "1", decimals: 0 } as const;
export const yesNo = { type: "switch" } as const;
/** No default; a figure can be agreed. */
export const none: number | null = null;
export const figure = (value: number): number | null => value;

export const ownChoice = { source: "own", section: "", notedOn, confidence: "low" } as const;
export function rangeOf(kind: string, field: RuleField & { type: "number" }, min: number | null, max: number | null) {
  const bound = { ...field, isOptional: true } as const;
  return { kind, fields: { min: bound, max: bound }, values: { min, max }, isPersonal: true, ...ownChoice } as const;
}

export function silenceOf(kind: string, value: number | null) {
  const fields = { days: { ...days, isOptional: true } } as const;
  return { kind, fields, values: { days: value }, isPersonal: true, ...ownChoice } as const;
}
