import { expect, it } from "vitest";
import { fitOf, turned } from "./photo-scale.ts";

const photo = (documentId: string, width: number, height: number) => ({ documentId, width, height });
const pane = { width: 500, height: 500 };

it("a photo fits its pane, and a small one stays as small as it is", () => {
  expect(fitOf([photo("a", 1000, 2000)], { a: pane }, 0)).toBe(0.25);
  expect(fitOf([photo("a", 100, 50)], { a: pane }, 0)).toBe(1);
});

it("a quarter turn makes another side decide", () => {
  const wide = { width: 1000, height: 500 };
  expect(fitOf([photo("a", 1000, 500)], { a: wide }, 0)).toBe(1);
  expect(fitOf([photo("a", 1000, 500)], { a: wide }, 1)).toBe(0.5);
  expect(turned({ width: 3, height: 4 }, 3)).toEqual({ width: 4, height: 3 });
});

it("two photos have one scale, that of the one that needs most room", () => {
  expect(fitOf([photo("a", 500, 500), photo("b", 2000, 500)], { a: pane, b: pane }, 0)).toBe(0.25);
});

it("nothing is decided before each pane was measured", () => {
  expect(fitOf([photo("a", 500, 500), photo("b", 2000, 500)], { a: pane }, 0)).toBeNull();
});
