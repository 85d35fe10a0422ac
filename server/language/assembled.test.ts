import { expect, it } from "vitest";
import { assembled } from "./assembled.ts";

const audit = { title: "Logboek", events: { audit: { read: "Las het logboek" } } };
const errors = { general: { unknown: "Er ging iets mis" } };
const pilots = {
  title: "Pilots",
  events: { pilot: { maintained: "Werkte een pilot bij" } },
  errors: { pilot: { "ends-before": "Deze pilot eindigt voor hij begint" } },
};

it("puts the events and refusals of every noun in one place, and leaves a screen only its own words", () => {
  expect(assembled({ audit, errors, pilots })).toEqual({
    audit: { title: "Logboek", events: { ...audit.events, ...pilots.events } },
    errors: { ...errors, ...pilots.errors },
    pilots: { title: "Pilots" },
  });
});

it("refuses two nouns that speak of one subject", () => {
  const tasks = { errors: { pilot: { gone: "Deze pilot is er niet meer" } } };
  expect(() => assembled({ audit, errors, pilots, tasks })).toThrow("pilot");
});
