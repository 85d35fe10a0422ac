import { expect, it } from "vitest";
import { fhirVersions } from "#db/terms/gateways.ts";
import { structureIssue } from "#server/fhir/questionnaires/answer-structure.ts";
import { questionnaireResource } from "#server/fhir/questionnaires/questionnaire-resource.ts";
import { homeMeasurements } from "#server/questionnaires/instruments/home-measurements.ts";
import { intake } from "#server/questionnaires/instruments/intake.ts";
import { readAnswers } from "#server/questionnaires/items/answer-rules.ts";
import { readLines } from "#server/questionnaires/items/reading-rules.ts";
import { inventAnswers } from "./pgo-answers.ts";

const owner = { reference: "Patient/019b0000-0000-7000-8000-000000000002", display: "De patiënt" };
const task = { resourceType: "Task", owner };
const lists = [intake, homeMeasurements].flatMap((list) => fhirVersions.map((version) => [list, version] as const));

it.each(lists)(
  "the tool answers only the items a patient would have seen, as the profile requires: $name in %s",
  (list, version) => {
    for (const choice of [0, 1]) {
      const answers = inventAnswers(questionnaireResource({ ...list, original: null }, version), task, choice, version);
      expect(answers).toMatchObject({ subject: owner, author: owner, meta: { profile: [expect.any(String)] } });
      expect(structureIssue(answers, "")).toBeNull();
      const lines = readLines(list.definition.items, readAnswers(answers));
      expect(lines.filter((line) => line.state === "answered").length).toBeGreaterThan(2);
      expect(lines.filter((line) => line.state === "answered-not-shown")).toEqual([]);
      if (list === intake)
        expect(lines.find((line) => line.linkId === "ziekten-welke")?.state).toBe(
          choice === 0 ? "not-shown" : "answered",
        );
    }
  },
);
