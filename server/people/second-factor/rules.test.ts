import { expect, it } from "vitest";
import { assertMaySetFactor } from "./rules.ts";

const confirmed = { totpConfirmedAt: new Date("2026-03-01T09:00:00Z") };

it("a password alone never replaces the factor that guards it", () => {
  expect(() => assertMaySetFactor(confirmed, { hasSecondFactor: false })).toThrow("second-factor-required");
  expect(() => assertMaySetFactor(confirmed, { hasSecondFactor: true })).not.toThrow();
});

it("whoever has no second factor yet may set one", () => {
  expect(() => assertMaySetFactor({ totpConfirmedAt: null }, { hasSecondFactor: false })).not.toThrow();
});
