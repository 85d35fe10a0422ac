import { expect, it } from "vitest";
import { inflectionsOf } from "./inflection-rules.ts";

it.each([
  ["carcinoom", "carcinomen"],
  ["oedeem", "oedemen"],
  ["acuut", "acute"],
  ["viraal", "virale"],
  ["progressief", "progressieve"],
  ["abces", "abcessen"],
  ["chronisch", "chronische"],
  ["biopsie", "biopsieen"],
  ["diureticum", "diuretica"],
  ["prognose", "prognoses"],
  ["mamma", "mamma's"],
  ["interval", "intervallen"],
  ["palperen", "gepalpeerd"],
  ["palperen", "palpeert"],
  ["excideren", "geexcideerde"],
  ["initieren", "initieert"],
])("%s has the form %s", (word, form) => {
  expect(inflectionsOf(word)).toContain(form);
});

it("a short word has no other forms", () => {
  expect(inflectionsOf("cf")).toEqual([]);
});
