import { expect, it } from "vitest";
import { blanksIn, fill, unknownBlanksIn } from "#db/terms/message-blanks.ts";
import type { HomePressure } from "#server/measurements/interpretation/home-pressure-contract.ts";
import { pressureFigures, seriesFigures } from "./figure-rules.ts";
import { shippedTemplates } from "./shipped-rules.ts";

const rule = {
  rule: "blood-pressure.target" as const,
  origin: "patient" as const,
  values: {},
  ruleId: null,
  setByName: null,
  setAt: null,
  reason: null,
  source: "",
  section: "",
  notedOn: "",
  confidence: "high" as const,
};
const target = (value: "value" | "diastolic", upper: number | null, lower: number | null = null) => ({
  value,
  moment: null,
  lower,
  upper,
  isUpperOpen: true,
  rule,
});
const week: HomePressure = {
  from: "2026-11-16",
  until: "2026-11-22",
  isProtocol: true,
  days: [],
  count: 24,
  doneCount: 24,
  expectedCount: 28,
  countedCount: 20,
  countedDays: 6,
  countedFrom: "2026-11-17",
  countedUntil: "2026-11-22",
  readingsMin: 12,
  daysMin: 3,
  isDayOneLeftOut: true,
  isEnough: true,
  average: { systolic: 138.4, diastolic: 84 },
  morning: { systolic: 140, diastolic: 86 },
  evening: { systolic: 136, diastolic: 82 },
  dayOne: null,
  practice: { systolic: 146, diastolic: 88 },
  difference: { systolic: -8, diastolic: -4 },
  digits: null,
};

it("fills a reply with the values as a patient says them", () => {
  const figures = pressureFigures(week, [target("value", 135), target("diastolic", 85)]);
  const { text, missing } = fill(
    "Thuis {gemiddelde} ({aantal} van {verwacht}), bij ons {praktijk}: {verschil}. Streef: {streefwaarde}.",
    figures,
  );
  expect(text).toBe("Thuis 138 over 84 (24 van 28), bij ons 146 over 88: 8 over 4 lager. Streef: 135 over 85.");
  expect(missing).toEqual([]);
});

it("gives no average when there are too few values, and lists what is missing", () => {
  const { text, missing } = fill(
    "Gemiddeld {gemiddelde}, {aantal} keer.",
    pressureFigures({ ...week, isEnough: false }, []),
  );
  expect(text).toBe("Gemiddeld {gemiddelde}, 24 keer.");
  expect(missing).toEqual(["gemiddelde"]);
});

it("never counts more measurements than were asked for", () => {
  const figures = pressureFigures({ ...week, count: 30, doneCount: 28 }, []);
  expect(fill("{aantal} van de {verwacht}", figures).text).toBe("28 van de 28");
});

it("mentions an agreement only when one was made with this patient", () => {
  const said = (origin: "book" | "organization" | "patient") =>
    pressureFigures(week, [{ ...target("value", 135), rule: { ...rule, origin } }]).afspraak;
  expect(said("patient")).toBe("wat we met u hebben afgesproken");
  expect(said("organization")).toBe("de streefwaarde");
  expect(said("book")).toBe("de streefwaarde");
});

it("words a difference in both directions, and no difference", () => {
  const differs = (systolic: number, diastolic: number) =>
    pressureFigures({ ...week, difference: { systolic, diastolic } }, []).verschil;
  expect(differs(6, 2)).toBe("6 over 2 hoger");
  expect(differs(-6, 2)).toBe("6 lager voor de bovendruk en 2 hoger voor de onderdruk");
  expect(differs(0, 0)).toBe("gelijk");
});

it("formats other kinds with a decimal comma and their unit", () => {
  const series = { average: 81.46, count: 7, decimals: 1, targets: [target("value", 8, 4.5)] };
  expect(seriesFigures(series, "kg")).toEqual({
    gemiddelde: "81,5 kg",
    aantal: "7",
    streefwaarde: "4,5 tot 8 kg",
    afspraak: "wat we met u hebben afgesproken",
  });
  expect(seriesFigures({ ...series, average: null, count: 0, targets: [] }, "kg")).toEqual({});
});

it("the shipped templates use existing placeholders only, and no names of people", () => {
  for (const { body } of shippedTemplates) expect(unknownBlanksIn(body)).toEqual([]);
  expect(blanksIn(shippedTemplates[0]?.body ?? "")).toEqual([
    "gemiddelde",
    "ochtend",
    "avond",
    "afspraak",
    "streefwaarde",
  ]);
  expect(new Set(shippedTemplates.map((each) => each.templateId)).size).toBe(shippedTemplates.length);
});
