import { expect, it } from "vitest";
import { isAskedAnew, reportsSecondFactor } from "./rules.ts";

const now = new Date("2026-11-30T10:15:00Z");
const seconds = (time: string) => new Date(`2026-11-30T${time}Z`).getTime() / 1000;

it("a proof of just now opens, one that the provider remembered does not", () => {
  expect(isAskedAnew(seconds("10:14:30"), null, now)).toBe(true);
  expect(isAskedAnew(seconds("08:00:00"), null, now)).toBe(false);
  expect(isAskedAnew(undefined, null, now)).toBe(false);
});

it("a proof from before the lock does not open what was locked after it", () => {
  const lockedAt = new Date("2026-11-30T10:13:00.700Z");
  expect(isAskedAnew(seconds("10:12:59"), lockedAt, now)).toBe(false);
  expect(isAskedAnew(seconds("10:13:00"), lockedAt, now)).toBe(true);
});

it("a provider cannot answer with a time that is still to come", () => {
  expect(isAskedAnew(seconds("10:15:30"), null, now)).toBe(true);
  expect(isAskedAnew(seconds("10:30:00"), null, now)).toBe(false);
});

it("a second factor is what the provider must say, all of it", () => {
  expect(reportsSecondFactor(["pwd", "mfa"], "mfa")).toBe(true);
  expect(reportsSecondFactor(["otp"], "mfa")).toBe(false);
  expect(reportsSecondFactor(["pwd"], "pwd, otp")).toBe(false);
  expect(reportsSecondFactor(["otp", "pwd"], "pwd, otp")).toBe(true);
  expect(reportsSecondFactor([""], "")).toBe(false);
});
