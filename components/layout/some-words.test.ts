import { expect, it } from "vitest";
import { addWords, pickWords } from "./some-words.ts";

const all = { ui: { form: { save: "Bewaar" }, table: { next: "Verder" } }, shell: { product: "Balie" } };

it("takes only the messages asked for, under their own paths", () => {
  expect(pickWords(all, ["ui.form", "shell"])).toEqual({
    ui: { form: { save: "Bewaar" } },
    shell: { product: "Balie" },
  });
  expect(pickWords(all, [])).toEqual({});
});

it("merges messages with those of the same noun", () => {
  const known = pickWords(all, ["ui.form"]);
  expect(addWords(known, pickWords(all, ["ui.table"]))).toEqual({ ui: all.ui });
  expect(known).toEqual({ ui: { form: all.ui.form } });
});

it("refuses a path without messages", () => {
  expect(() => pickWords(all, ["ui.dialog"])).toThrow("dialog");
});
