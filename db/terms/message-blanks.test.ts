import { expect, it } from "vitest";
import { openSlotsIn } from "./message-blanks.ts";

it("a line that announces something is open until something follows it", () => {
  const lead = "We willen iets veranderen. Dit gaat u doen:";
  expect(openSlotsIn(`${lead}\n\n`)).toEqual(["Dit gaat u doen:"]);
  expect(openSlotsIn(lead)).toEqual(["Dit gaat u doen:"]);
  expect(openSlotsIn(`${lead}\n\n\nGroet, Fatima`)).toEqual(["Dit gaat u doen:"]);
  expect(openSlotsIn(`${lead}  \n \n`)).toEqual(["Dit gaat u doen:"]);
  expect(openSlotsIn(`${lead}\n- één tablet per dag`)).toEqual([]);
  expect(openSlotsIn(`${lead}\n\nEén tablet per dag.`)).toEqual([]);
  expect(openSlotsIn("U meet om 8:30 uur. Tot dan.")).toEqual([]);
});
