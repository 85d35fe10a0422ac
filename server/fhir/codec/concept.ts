import type { SentCode, SentQuantity, UnderstoodPart } from "#server/measurements/values/contract.ts";
import type { Element } from "./element.ts";

/** The codes of a CodeableConcept. When no coding has a display, its text is kept as a code without a system, so that it can be shown. */
export function codesOf(concept: Element | null): SentCode[] {
  if (concept === null) return [];
  const codes = concept.elements("coding").map(codeOf).filter(saysSomething);
  const text = concept.text("text");
  const isNamed = codes.some((code) => code.display !== null);
  return text === null || isNamed ? codes : [...codes, { system: null, code: null, display: text }];
}

const saysSomething = ({ system, code, display }: SentCode): boolean => (system ?? code ?? display) !== null;

/** A Coding as sent. */
function codeOf(coding: Element): SentCode {
  return { system: coding.text("system"), code: coding.text("code"), display: coding.text("display") };
}

/** `value[x]` of a component or an extension. */
export function readPartValue(element: Element): Pick<UnderstoodPart, "quantity" | "values" | "text"> {
  const quantity = quantityOf(element.element("valueQuantity"));
  if (quantity !== null) return { quantity };
  const integer = element.integer("valueInteger") ?? element.number("valueDecimal");
  if (integer !== null) return { quantity: { value: integer, unit: null, system: null, code: null } };
  const coding = element.element("valueCoding");
  const values = coding === null ? codesOf(element.element("valueCodeableConcept")) : [codeOf(coding)];
  if (values.length > 0) return { values };
  const text = wordsOfValue(element);
  return text === null ? {} : { text };
}

/** A Quantity as sent; null without a value. */
function quantityOf(element: Element | null): SentQuantity | null {
  const value = element?.number("value") ?? null;
  if (element === null || value === null) return null;
  const comparator = element.text("comparator");
  const written = element.decimalText("value");
  return {
    value,
    ...(written !== null && { written }),
    unit: element.text("unit"),
    system: element.text("system"),
    code: element.text("code"),
    ...(comparator !== null && { comparator }),
  };
}

/** Text for a value that is neither a code nor a quantity: string, number, boolean, date, range or ratio; null when there is none. */
function wordsOfValue(element: Element): string | null {
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
