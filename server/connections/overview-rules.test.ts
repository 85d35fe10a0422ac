import fc from "fast-check";
import { expect, it } from "vitest";
import { csvField, csvLine, cursorOf, readCursor } from "./overview-rules.ts";

it.each(["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", "\r=1"])("a spreadsheet does not run %j", (text) => {
  expect(csvField(text).replace(/^"/, "").startsWith("'")).toBe(true);
});

it("no field of a CSV file begins as a formula, and every field can be read back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const field = csvField(text);
      const isQuoted = field.startsWith('"');
      const plain = isQuoted ? field.slice(1, -1).replaceAll('""', '"') : field;
      expect(/^[=+\-@\t\r]/.test(plain)).toBe(false);
      expect(plain.replace(/^'(?=[=+\-@\t\r])/, "")).toBe(text);
      expect(isQuoted || !/[",;\r\n]/.test(field)).toBe(true);
    }),
  );
});

it("a line ends as the standard wants it", () => {
  expect(csvLine(["De Linde, Utrecht", null, 4])).toBe('"De Linde, Utrecht",,4\r\n');
});

it("a cursor survives the way there and back, and a made-up one begins at the first page", () => {
  const row = {
    organizationName: "Café 'De Linde' ☂",
    organizationId: "0197f000-0000-7000-8000-000000000001",
    stateSince: new Date("2026-01-02T03:04:05.678Z"),
  };
  expect(readCursor(cursorOf(row))).toEqual({
    name: row.organizationName,
    id: row.organizationId,
    since: "2026-01-02T03:04:05.678Z",
  });
  for (const text of ["x", "e30", "%%%", undefined]) expect(readCursor(text)).toBeNull();
});
