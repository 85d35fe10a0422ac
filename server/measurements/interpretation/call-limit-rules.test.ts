import { expect, it } from "vitest";
import { callLines } from "#db/terms/instruction-limits.ts";
import { rulesInForce, type StoredRule } from "./book-rules.ts";
import { callLimitsOf } from "./call-limit-rules.ts";
import { targetsOf } from "./rules.ts";

const now = new Date("2026-11-30T09:00:00Z");
const person = { birthDate: "1961-05-03", today: "2026-11-30" };
const agreed = (rule: string, values: StoredRule["values"]): StoredRule => ({
  ...{ ruleId: rule, patientId: "p", rule, values, reason: "", setByName: null, setAt: new Date(0), endedAt: null },
});
const limits = (stored: StoredRule[] = [], alarms: Parameters<typeof callLimitsOf>[2] = []) => {
  const rules = rulesInForce(stored, now);
  return callLimitsOf(rules, targetsOf("blood-pressure", rules, person), alarms);
};

it("without agreements the figures are those of the rule book", () => {
  expect(limits()).toMatchObject({ systolicStays: 160, diastolicStays: 100, systolicRepeats: 180, low: 3.9 });
  expect(limits()).toMatchObject({ rises: [{ gain: 2, hours: 72 }], fastingMax: null, veryHigh: null });
});

it("the level of contact that was agreed with this patient is what the patient reads", () => {
  const own = limits([agreed("blood-pressure.contact", { systolicStays: 150, systolicRepeats: 170 })]);
  const text = callLines("home-blood-pressure", own).join("\n");
  expect(text).toContain("Blijft de bovendruk twee dagen 150 of hoger, of de onderdruk 100 of hoger?");
  expect(text).toContain("Is de bovendruk 170 of hoger?");
  expect(text).not.toMatch(/160|180/);
});

it("nobody is told to call about a value in target", () => {
  expect(limits([agreed("blood-pressure.target", { systolicBelow: 170 })])).toMatchObject({ systolicStays: 170 });
});

it("an agreed alarm is in the text, the stricter of two, and takes away what would reassure about it", () => {
  const text = callLines("home-blood-pressure", limits([], [{ above: 155 }, { above: 150, below: 100 }])).join("\n");
  expect(text).toContain("Is de bovendruk hoger dan 150? Bel dan dezelfde dag.");
  expect(text).toContain("Is de bovendruk lager dan 100?");
  expect(text).not.toContain("is meestal niet erg");
  expect(callLines("home-blood-pressure", limits([], [{ above: 200 }])).join()).toContain("is meestal niet erg");
});

it("one span of weight gain has one figure, the smaller", () => {
  const own = limits(
    [],
    [
      { rise: 1.5, riseHours: 72 },
      { rise: 1, riseHours: 24 },
    ],
  );
  expect(callLines("weight-watch", own)).toEqual([
    "Komt u in 24 uur meer dan 1 kilo aan? Bel dan dezelfde dag uw praktijk.",
    "Komt u in 3 dagen meer dan 1,5 kilo aan? Bel dan dezelfde dag uw praktijk.",
  ]);
});

it("a high glucose has a figure only where the practice or the patient has one", () => {
  expect(callLines("glucose-profile", limits()).at(-1)).toContain("hoger dan u met ons heeft afgesproken");
  const own = limits([agreed("blood-glucose.fasting", { max: 7.5 })]);
  expect(callLines("glucose-profile", own).at(-1)).toBe(
    "Zijn uw waarden nuchter hoger dan 7,5, en blijft dat zo? Bel dan uw praktijk.",
  );
});
