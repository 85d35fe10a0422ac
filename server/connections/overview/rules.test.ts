import fc from "fast-check";
import { expect, it } from "vitest";
import { anywhere, cursorOf, orderOf, readCursor } from "./rules.ts";

const id = "0197f000-0000-7000-8000-000000000001";

it("a cursor survives encoding and decoding, whatever the organization's name", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), (name) => {
      fc.pre(!name.includes("\0"));
      expect(readCursor(cursorOf([name, id]), "name")).toEqual([name, id]);
    }),
  );
  const moment = "2026-01-02 03:04:05.678901+00";
  expect(readCursor(cursorOf([moment, id]), "-since")).toEqual([moment, id]);
});

it("an invalid cursor, or one of another sort order, starts at the first page", () => {
  for (const text of ["x", "e30", "%%%", undefined, cursorOf(["a\0", id])]) expect(readCursor(text, "name")).toBeNull();
  expect(readCursor(cursorOf(["De Linde", id]), "since")).toBeNull();
});

it("a sort order is a column and a direction", () => {
  expect(orderOf("name")).toEqual({ column: "name", isDescending: false });
  expect(orderOf("-since")).toEqual({ column: "since", isDescending: true });
});

it("a search text is matched literally: % and _ are not wildcards", () => {
  expect(anywhere("100%_\\")).toBe("%100\\%\\_\\\\%");
});
