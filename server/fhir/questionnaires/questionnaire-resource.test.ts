import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fhirVersions } from "#db/terms/gateways.ts";
import { readBody } from "#server/fhir/format/read-body.ts";
import { writeBody } from "#server/fhir/format/write-body.ts";
import { shipped } from "#server/questionnaires/instruments/shipped.ts";
import { readQuestionnaire } from "#server/questionnaires/library/import-rules.ts";
import { readQuestionnaireFile } from "#server/questionnaires/library/read-file.ts";
import { questionnaireResource } from "./questionnaire-resource.ts";

const lists = shipped.flatMap((list) => fhirVersions.map((version) => [list.name, version, list] as const));

describe("a list that goes out and comes back is the same list", () => {
  it.each(lists)("%s in %s, as JSON and as XML", async (_, version, list) => {
    const resource = questionnaireResource({ ...list, original: null }, version);
    for (const format of ["json", "xml"] as const) {
      const read = readBody(writeBody(resource, { format, version }), { format, version });
      if (!read.ok) throw new Error(JSON.stringify(read.issues));
      const { definition, scoring, ...head } = await readQuestionnaireFile(read.value.resource, version);
      expect(definition.findings).toEqual([]);
      expect(definition.items).toEqual(list.definition.items);
      const { url, version: own, name, title, language } = list;
      expect(head).toEqual({ url, version: own, name, title, language });
      // PHQ-9 and GAD-7 are known by their codes; lists of our own have no score.
      expect(scoring).toEqual(list.scoring);
    }
  });
});

describe("whatever a file holds", () => {
  it("reading it gives a list or a finding, never an error", () => {
    const item = fc.record(
      {
        linkId: fc.oneof(fc.string(), fc.constantFrom("a", "b"), fc.anything()),
        type: fc.oneof(fc.constantFrom("choice", "group", "string", "attachment"), fc.anything()),
        option: fc.anything(),
        answerOption: fc.anything(),
        enableWhen: fc.anything(),
        extension: fc.oneof(fc.anything(), fc.array(fc.record({ url: fc.string(), valueDecimal: fc.anything() }))),
        item: fc.anything(),
      },
      { requiredKeys: [] },
    );
    const file = fc.record({
      resourceType: fc.constant("Questionnaire"),
      item: fc.array(item),
      contained: fc.anything(),
    });
    fc.assert(
      fc.property(fc.oneof(file, fc.anything()), fc.constantFrom(...fhirVersions), (value, version) => {
        const { definition } = readQuestionnaire(value, version);
        expect(Array.isArray(definition.items)).toBe(true);
      }),
    );
  });
});
