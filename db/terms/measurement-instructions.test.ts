import { expect, it } from "vitest";
import { protocolKinds } from "#db/terms/measurements.ts";
import { blanksIn, openSlotsIn } from "#db/terms/message-blanks.ts";
import type { CallLimits } from "./instruction-limits.ts";
import {
  endedText,
  instructionBlanks,
  instructionsOf,
  missingInstructionBlanks,
  reminderText,
} from "./measurement-instructions.ts";
import { unknownBlanksIn } from "./message-blanks.ts";
import { messageLengthMax } from "./messages.ts";

const limits: CallLimits = {
  ...{ systolicStays: 160, diastolicStays: 100, systolicRepeats: 180, rises: [{ gain: 2, hours: 72 }], low: 3.9 },
  ...{ fastingMax: null, afterMealBelow: null, veryHigh: null },
};
const calls = { phone: "", coverName: "", coverPhone: "" };
const setting = { limits, calls, body: null };
const week = { ...setting, startsOn: "2026-12-01", endsOn: "2026-12-07", morningCount: 2, eveningCount: 2 };

it("the patient reads from which day until which, how often, and when to call", () => {
  const text = instructionsOf({ kind: "home-blood-pressure", ...week });
  expect(text).toContain("U begint op dinsdag 1 december. De laatste dag is maandag 7 december.");
  expect(text).toContain("Meet 2 keer in de ochtend, tussen 6 en 9 uur, voordat u uw medicijnen inneemt.");
  expect(text).toContain(
    "Blijft de bovendruk twee dagen 160 of hoger, of de onderdruk 100 of hoger? Bel dan uw praktijk.",
  );
});

it("an evening without readings is not asked for", () => {
  const text = instructionsOf({ kind: "home-blood-pressure", ...week, morningCount: 1, eveningCount: 0 });
  expect(text).toContain("Meet 1 keer in de ochtend");
  expect(text).not.toMatch(/Meet \d keer in de avond|tussen twee metingen/);
});

it("on paper nobody is asked to share anything: the values are written down and brought along", () => {
  const text = instructionsOf({ kind: "weight-watch", ...week, shares: false });
  expect(text).toContain("Schrijf elke meting op");
  expect(text).not.toContain("PGO");
});

it.each(protocolKinds)("the instructions of %s can be sent as they stand, with each question complete", (kind) => {
  const text = instructionsOf({ kind, ...week });
  expect(blanksIn(text)).toEqual([]);
  expect(openSlotsIn(text)).toEqual([]);
  expect(text.length).toBeLessThan(messageLengthMax);
  expect(text).toContain("112");
  expect(endedText(kind, calls)).toContain("U kunt stoppen");
});

it("who covers and the telephone number of the practice are named; without them it is the out-of-hours service", () => {
  const own = { phone: "033 123 45 67", coverName: "Spoedpost Eemland", coverPhone: "0900 15 15" };
  const text = instructionsOf({ kind: "weight-watch", ...week, calls: own });
  expect(text).toContain("Ons telefoonnummer is 033 123 45 67.");
  expect(text).toContain("Bel Spoedpost Eemland, telefoon 0900 15 15.");
  expect(instructionsOf({ kind: "weight-watch", ...week })).toContain("Bel de huisartsenpost.");
  expect(endedText("weight-watch", own)).toContain("033 123 45 67");
  expect(reminderText("half-way", { kind: "weight-watch", endsOn: week.endsOn, calls: own })).toContain(
    "033 123 45 67",
  );
});

it("a practice's own text has the days and figures of the patient, and a line without anything in it goes", () => {
  const body = "Meten tot {einde}.\n{momenten}\n{bellen}\n\n{dicht}";
  const text = instructionsOf({ kind: "weight-watch", ...week, body });
  expect(text).toMatch(/^Meten tot maandag 7 december\.\n- Komt u in 3 dagen meer dan 2 kilo aan\?/);
});

it("a text says when to call and whom, with blanks that exist", () => {
  expect(missingInstructionBlanks("{begin} {bellen}")).toEqual(["dicht"]);
  expect(unknownBlanksIn("{begin} {bel}", instructionBlanks)).toEqual(["bel"]);
});
