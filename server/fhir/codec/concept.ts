import type { SentCode, SentQuantity } from "#server/measurements/contract.ts";
import type { Element } from "./element.ts";

/**
 * The codes of a CodeableConcept. Its text is kept as a code without system when no coding shows a name, so that what came can be shown.
 */
export function codesOf(concept: Element | null): SentCode[] {
  if (concept === null) return [];
  const codes = concept.elements("coding").map(codeOf).filter(saysSomething);
  const text = concept.text("text");
  const isNamed = codes.some((code) => code.display !== null);
  return text === null || isNamed ? codes : [...codes, { system: null, code: null, display: text }];
}

const saysSomething = ({ system, code, display }: SentCode): boolean => (system ?? code ?? display) !== null;

/** A Coding as sent. */
export function codeOf(coding: Element): SentCode {
  return { system: coding.text("system"), code: coding.text("code"), display: coding.text("display") };
}

/** A Quantity as sent; null without a value. */
export function quantityOf(element: Element | null): SentQuantity | null {
  const value = element?.number("value") ?? null;
  if (element === null || value === null) return null;
  const comparator = element.text("comparator");
  return {
    value,
    unit: element.text("unit"),
    system: element.text("system"),
    code: element.text("code"),
    ...(comparator !== null && { comparator }),
  };
}

/** Words for a value that is neither a code nor a quantity: text, number, truth, date, range or ratio; null when there is none. */
export function wordsOfValue(element: Element): string | null {
  for (const name of ["valueString", "valueDateTime", "valueTime", "valueDate", "valueCode", "valueUri"]) {
    const text = element.text(name);
    if (text !== null) return text;
  }
  const flag = element.flag("valueBoolean");
  if (flag !== null) return String(flag);
  const range = pair(element.element("valueRange"), "low", "high", " – ");
  const ratio = pair(element.element("valueRatio"), "numerator", "denominator", " : ");
  const period = element.element("valuePeriod");
  return range ?? ratio ?? (period && [period.text("start"), period.text("end")].map((end) => end ?? "…").join(" – "));
}

function pair(element: Element | null, first: string, second: string, between: string): string | null {
  if (element === null) return null;
  return [first, second].map((name) => words(quantityOf(element.element(name)))).join(between);
}

function words(quantity: SentQuantity | null): string {
  if (quantity === null) return "…";
  return [`${quantity.comparator ?? ""}${quantity.value}`, quantity.unit ?? quantity.code].filter(Boolean).join(" ");
}
