import { expect, it } from "vitest";
import { moved } from "./receiver-order.ts";

it("a receiver moves one place at a time, and never off either end", () => {
  expect(moved(["a", "b", "c"], "c", -1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], "a", 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b"], "a", -1)).toEqual(["a", "b"]);
  expect(moved(["a", "b"], "b", 1)).toEqual(["a", "b"]);
});

it("who is not a receiver moves nobody", () => {
  expect(moved(["a", "b"], "z", 1)).toEqual(["a", "b"]);
});
