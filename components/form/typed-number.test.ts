import { expect, it } from "vitest";
import { typedNumber } from "./typed-number.ts";

it("reads a comma and a point alike", () => {
  expect(typedNumber("81,5")).toBe(81.5);
  expect(typedNumber(" 81.5 ")).toBe(81.5);
  expect(typedNumber("-3")).toBe(-3);
});

it("distinguishes no input from input that is not a number", () => {
  expect(typedNumber("  ")).toBeNull();
  expect(typedNumber("1.234,5")).toBeNaN();
  expect(typedNumber("80 kg")).toBeNaN();
});
