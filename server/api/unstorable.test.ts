import { expect, it } from "vitest";
import { holdsUnstorable } from "./unstorable.ts";

it("a text or a key with U+0000 or half a surrogate pair is found at any depth, and nothing else is", () => {
  for (const value of [
    "\0",
    { name: "De\0Linde" },
    { rows: [[{ note: "a\0" }]] },
    { "a\0": 1 },
    "a\ud800",
    ["\udc00a"],
  ]) {
    expect(holdsUnstorable(value), JSON.stringify(value)).toBe(true);
  }
  for (const value of [undefined, null, 0, "", "%00", "\\u0000", { a: [1, { b: "é😀\n\t" }] }]) {
    expect(holdsUnstorable(value), JSON.stringify(value)).toBe(false);
  }
});

it("a value that is very deep is looked through", () => {
  let value: unknown = "a\0b";
  for (let depth = 0; depth < 200_000; depth += 1) value = [value];
  expect(holdsUnstorable(value)).toBe(true);
});
