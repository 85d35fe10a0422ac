import { gzipKb } from "./page-scripts.ts";

/** The fields of a source map (version 3) that map generated code to its sources. */
type SourceMap = { sources: string[]; mappings: string };

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The numbers of one segment (base64 VLQ): digits of five bits, lowest first, with the sign in the lowest bit. */
function numbersOf(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const letter of segment) {
    const digit = digits.indexOf(letter);
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}

/** The package of a source; for our own code, the file. */
function originOf(source: string): string {
  const [, scope] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
  if (scope === "next") return /compiled\/([^/]+)/.exec(source)?.[1] ?? "next";
  return scope ?? source.replace(/^.*\[project\]\//, "");
}

/** kB of a script (gzip, divided in proportion to length) by source. */
export function contentsOf(script: string, map: SourceMap): Map<string, number> {
  const found = new Map<string, number>();
  const perLetter = gzipKb(script) / script.length;
  const lines = script.split("\n");
  let source = 0;
  for (const [row, segments] of map.mappings.split(";").entries()) {
    const marks: { column: number; origin: string | undefined }[] = [];
    let column = 0;
    for (const [step = 0, sourceStep] of segments.split(",").map(numbersOf)) {
      column += step;
      source += sourceStep ?? 0;
      marks.push({ column, origin: sourceStep === undefined ? undefined : originOf(map.sources[source] ?? "") });
    }
    for (const [at, mark] of marks.entries()) {
      const end = marks[at + 1]?.column ?? lines[row]?.length ?? mark.column;
      if (mark.origin) found.set(mark.origin, (found.get(mark.origin) ?? 0) + (end - mark.column) * perLetter);
    }
  }
  return found;
}
