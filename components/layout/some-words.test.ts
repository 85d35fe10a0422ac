import { expect, it } from "vitest";
import { addWords, pickWords } from "./some-words.ts";

const all = { ui: { form: { save: "Bewaar" }, table: { next: "Verder" } }, shell: { product: "Balie" } };

it("takes only the words that are asked for, in their own places", () => {
  expect(pickWords(all, ["ui.form", "shell"])).toEqual({
    ui: { form: { save: "Bewaar" } },
    shell: { product: "Balie" },
  });
  expect(pickWords(all, [])).toEqual({});
});

it("adds words beside those of the same noun that are there already", () => {
  const known = pickWords(all, ["ui.form"]);
  expect(addWords(known, pickWords(all, ["ui.table"]))).toEqual({ ui: all.ui });
  expect(known).toEqual({ ui: { form: all.ui.form } });
});

it("refuses a place where no words are", () => {
  expect(() => pickWords(all, ["ui.dialog"])).toThrow("dialog");
});
