import type { Primitive } from "./definitions.ts";
import type { Json } from "./json.ts";

/** xs:integer and FHIR's decimal, exponent included (R4); no NaN, no infinity. */
const integerPattern = /^[+-]?[0-9]{1,18}$/;
const decimalPattern = /^[+-]?[0-9]{1,400}(\.[0-9]{1,400})?([eE][+-]?[0-9]{1,4})?$/;

/** The value attribute of a primitive as JSON has it; undefined when it is none. A decimal keeps its value, not its trailing zeros. */
export function primitiveOf(written: string, primitive: Primitive): Json | undefined {
  switch (primitive) {
    case "string":
      return written;
    case "boolean":
      return written === "true" ? true : written === "false" ? false : undefined;
    case "integer":
      return finite(written, integerPattern);
    case "decimal":
      return finite(written, decimalPattern);
  }
}

function finite(written: string, pattern: RegExp): number | undefined {
  const value = pattern.test(written) ? Number(written) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** A number as XML has it: without exponent, which STU3 does not allow. */
export function writeNumber(value: number): string {
  const written = String(value);
  if (!written.includes("e")) return written;
  return value.toLocaleString("en-US", { useGrouping: false, maximumSignificantDigits: 17 });
}

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Text for an attribute; line breaks survive. What XML 1.0 cannot hold becomes U+FFFD. */
export function escapeAttribute(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not have
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
      .replace(/[&<>"\t\n\r]/g, (sign) => escapes[sign] ?? sign)
  );
}
