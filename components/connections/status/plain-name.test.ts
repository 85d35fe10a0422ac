import { expect, it } from "vitest";
import { plainName } from "./plain-name.ts";

it.each([
  ["Verzamelen Huisartsgegevens 2.0", "Huisartsgegevens"],
  ["Verzamelen Medicatiegegevens 9.A", "Medicatiegegevens"],
  ["Delen meetwaarden 1.0", "Meetwaarden"],
  ["Huisartsgegevens", "Huisartsgegevens"],
  ["49", "49"],
])("%s is called %s", (name, plain) => {
  expect(plainName(name)).toBe(plain);
});
