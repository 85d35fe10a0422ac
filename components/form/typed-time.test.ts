import { expect, it } from "vitest";
import { typedTime } from "./typed-time.ts";

it("takes a time as people type it", () => {
  expect(["8", "8:05", "0805", "8.05", " 18:30 "].map(typedTime)).toEqual([
    "08:00",
    "08:05",
    "08:05",
    "08:05",
    "18:30",
  ]);
});

it("leaves input that is not a time as typed, and empty as null", () => {
  expect(["25:00", "8:75", "acht"].map(typedTime)).toEqual(["25:00", "8:75", "acht"]);
  expect(typedTime(" ")).toBeNull();
});
