/** A step into a body: an element name or an array index. */
export type Step = string | number;

const namePattern = /^[A-Za-z_][A-Za-z0-9]{0,63}$/;

/**
 * FHIRPath-like location: `["entry", 3, "resource"]` of a Bundle is "Bundle.entry[3].resource". It stops before a name that cannot be
 * FHIR's, so that a location never echoes what a sender put in a name.
 */
export function expressionOf(root: string | null, steps: readonly Step[]): string[] {
  let address = root !== null && namePattern.test(root) ? root : "";
  for (const step of steps) {
    if (typeof step === "number") {
      address += `[${step}]`;
      continue;
    }
    if (!namePattern.test(step)) break;
    address += address === "" ? step : `.${step}`;
  }
  return address === "" ? [] : [address];
}

/** Line and column (from 1, in UTF-16 units) of an offset in a text. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}
