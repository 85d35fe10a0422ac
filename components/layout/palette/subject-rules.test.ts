import { expect, it } from "vitest";
import { subjectForPatient } from "./subject-rules.ts";

it.each([
  ["PHQ-9 naar Baukje", "PHQ-9", "Baukje"],
  ["bloeddrukweek voor jansen 1947", "bloeddrukweek", "jansen 1947"],
  ["taak  VOOR  van der Berg", "taak", "van der Berg"],
  ["PHQ-9 naar ", "PHQ-9", ""],
  ["PHQ-9 to Baukje", "PHQ-9", "Baukje"],
])("reads what and for whom in %s", (text, subject, who) => {
  expect(subjectForPatient(text)).toEqual({ subject, who });
});

it.each(["van der Berg", "naar", "jansen", "", "Avan der"])(
  "leaves %s to the search for a patient or a screen",
  (text) => {
    expect(subjectForPatient(text)).toBeNull();
  },
);
