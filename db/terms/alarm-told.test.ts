import { expect, it } from "vitest";
import { alarmText } from "./alarm-told.ts";

const calls = { phone: "033 123 45 67", coverName: "Spoedpost Eemland", coverPhone: "0900 15 15" };

it("the patient reads about what the practice is notified, and whom to call while it is closed", () => {
  const text = alarmText("body-weight", { above: 85.5, rise: 2, riseHours: 72, silentDays: 3 }, calls);
  expect(text).toContain("over uw gewicht, bij:\n- een waarde hoger dan 85,5\n- een stijging van meer dan 2 in 72 uur");
  expect(text).toContain("- 3 dagen zonder meting");
  expect(text).toContain("Is de praktijk dicht, dan ziet niemand de melding.");
  expect(text).toContain("Bel Spoedpost Eemland, telefoon 0900 15 15.");
});

it("a pressure is called by its names", () => {
  expect(alarmText("blood-pressure", { above: 180, diastolicAbove: 110 }, calls)).toContain(
    "- een bovendruk hoger dan 180\n- een onderdruk hoger dan 110",
  );
});
