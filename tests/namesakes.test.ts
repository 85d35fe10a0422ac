import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

// Nobody is taken for a namesake: wherever a patient's name goes, what tells two of one name apart goes along.

const sources = (pattern: string) =>
  globSync(pattern)
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .map((path) => ({ path: path.replaceAll("\\", "/"), text: readFileSync(path, "utf8") }));

/** The braces directly around each place where a type says `fullName`, or the names that a `Pick` takes with it. */
function shapesWithName(text: string): string[] {
  const shapes = text.match(/\{[^{}]*\bfullName: string;[^{}]*\}/g) ?? [];
  const picks = text.match(/Pick<\s*\w+,[^>]*"fullName"[^>]*>/g) ?? [];
  return [...shapes, ...picks];
}

it("whatever is said to have a patient's name has the birth date and the number in the HIS as well", () => {
  const places = sources("{app,components,server}/**/*.{ts,tsx}").flatMap(({ path, text }) =>
    shapesWithName(text).map((shape) => ({ path, shape })),
  );
  expect(places.length).toBeGreaterThan(3);
  const bare = places.filter(({ shape }) => !shape.includes("birthDate") || !shape.includes("recordNumber"));
  expect(bare.map(({ path }) => path).filter((path) => !withoutNumber.includes(path))).toEqual([]);
});

/**
 * A record that is closed shows no number; what is compared is a name and a birth date; a file's first lines stand under their line
 * number.
 */
const withoutNumber = [
  "server/patients/treaters/contract.ts",
  "components/patients/told-apart.ts",
  "server/patients/import/contract.ts",
];

/** The rest stands beside it: in the same sentence, as the hint of the question or the detail of the choice, in the line below. */
const besides = [
  "components/patients/patient-head.tsx",
  "components/patients/import/import-people.tsx",
  "components/layout/palette/palette-patients.tsx",
  "app/(practice)/audit/overview/page.tsx",
];

it("no label, question or toast says a patient's name without what tells them apart", () => {
  const alone =
    /(aria-label|label|title|subject|about|name|who)=\{[^{}]*\bfullName\b|\b(name|who|patient|subject): \w*\.?(\w+\.)?fullName\b|\$\{[\w.]*\bfullName\}(?!, \$\{)/g;
  const offenders = sources("{app,components}/**/*.{ts,tsx}").flatMap(({ path, text }) =>
    (text.match(alone) ?? []).map((found) => `${path}: ${found}`),
  );
  expect(offenders.filter((found) => !besides.some((path) => found.startsWith(path)))).toEqual([]);
});
