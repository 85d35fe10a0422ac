import { expect, it } from "vitest";
import { type Replaced, stillReplaced } from "./still-replaced.ts";

const before = "U heeft hypertensie.";
const after = "U heeft hoge bloeddruk.";
const replaced: Replaced = { from: 8, was: "hypertensie", became: "hoge bloeddruk", text: after };
const mended = (begin: Replaced, ...texts: string[]) => {
  let still: Replaced | null = begin;
  for (const text of texts) still = still && stillReplaced(still, text);
  return still && still.text.slice(0, still.from) + still.was + still.text.slice(still.from + still.became.length);
};

it("words that were put in can be taken back while they stand, whatever is typed around them", () => {
  expect(mended(replaced, after)).toBe(before);
  expect(mended(replaced, `Dag. ${after}`, `Dag. ${after} Tot dan.`)).toBe(`Dag. ${before} Tot dan.`);
});

it("words that were changed or undone cannot", () => {
  expect(mended(replaced, "U heeft hoge druk.")).toBeNull();
  expect(mended(replaced, before)).toBeNull();
  expect(mended(replaced, "")).toBeNull();
});

it("a mark that was taken away comes back, once", () => {
  const gone: Replaced = { from: 5, was: "!", became: "", text: "Echt?" };
  expect(mended(gone, "Echt?")).toBe("Echt?!");
  expect(mended(gone, "Echt?!")).toBeNull();
});
