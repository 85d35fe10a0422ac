import fc from "fast-check";
import { expect, it } from "vitest";
import type { FhirVersion } from "#db/terms/gateways.ts";
import type { JsonObject } from "./json.ts";
import { readBody } from "./read-body.ts";
import { writeBody } from "./write-body.ts";

type Resource = JsonObject & { resourceType: string };

function throughXml(resource: Resource, version: FhirVersion): { xml: string; resource: JsonObject | null } {
  const xml = writeBody(resource, { format: "xml", version });
  const read = readBody(xml, { format: "xml", version });
  return { xml: xml.toString(), resource: read.ok ? read.value.resource : null };
}

const questionnaires: [FhirVersion, Resource][] = [
  [
    "stu3",
    {
      resourceType: "Questionnaire",
      status: "active",
      item: [
        {
          linkId: "1",
          text: "Rookt u?",
          type: "choice",
          option: [{ valueCoding: { code: "ja", display: "Ja" } }, { valueInteger: 0 }],
          item: [
            {
              linkId: "1.1",
              type: "decimal",
              enableWhen: [
                { question: "1", hasAnswer: true },
                { question: "1", answerCoding: { code: "ja" } },
              ],
              initialDecimal: 0.5,
            },
          ],
        },
        { linkId: "2", type: "boolean", required: false, initialBoolean: false },
      ],
    },
  ],
  [
    "r4",
    {
      resourceType: "Questionnaire",
      url: "https://praktijk.example/Questionnaire/roken",
      version: "2",
      status: "active",
      item: [
        {
          linkId: "1",
          type: "choice",
          answerOption: [{ valueCoding: { code: "ja" }, initialSelected: true }, { valueString: "soms" }],
          item: [
            {
              linkId: "1.1",
              type: "integer",
              enableWhen: [{ question: "1", operator: "!=", answerCoding: { code: "nee" } }],
              enableBehavior: "any",
              initial: [{ valueInteger: 10 }],
            },
          ],
        },
      ],
    },
  ],
];

const others: [FhirVersion, Resource][] = [
  [
    "stu3",
    {
      resourceType: "Task",
      status: "requested",
      intent: "order",
      requester: {
        agent: { reference: "Practitioner/1", display: "Dr. De Jong" },
        onBehalfOf: { reference: "Organization/1" },
      },
      context: { reference: "Encounter/1" },
      input: [{ type: { text: "Questionnaire" }, valueReference: { reference: "Questionnaire/1" } }],
      output: [{ type: { text: "QuestionnaireResponse" }, valueReference: { reference: "urn:uuid:1" } }],
    },
  ],
  [
    "r4",
    {
      resourceType: "Task",
      instantiatesCanonical: "https://praktijk.example/ActivityDefinition/1",
      status: "requested",
      intent: "order",
      requester: { reference: "Practitioner/1", type: "Practitioner" },
      input: [{ type: { text: "Questionnaire" }, valueCanonical: "https://praktijk.example/Questionnaire/roken|2" }],
    },
  ],
  [
    "stu3",
    {
      resourceType: "QuestionnaireResponse",
      questionnaire: { reference: "https://elders.example/Questionnaire/1" },
      status: "completed",
      item: [
        {
          linkId: "1",
          answer: [{ valueCoding: { code: "ja" }, item: [{ linkId: "1.1", answer: [{ valueDecimal: 72.5 }] }] }],
        },
      ],
    },
  ],
  [
    "r4",
    {
      resourceType: "QuestionnaireResponse",
      questionnaire: "https://praktijk.example/Questionnaire/roken|2",
      status: "completed",
      item: [{ linkId: "1", answer: [{ valueBoolean: false }, { valueQuantity: { value: 3 } }] }],
    },
  ],
  [
    "stu3",
    {
      resourceType: "Communication",
      status: "completed",
      payload: [{ contentString: 'Uw bloeddruk is goed.\nGa zo door & tot "gauw" <3' }],
      note: [{ authorString: "de praktijk", text: "a\tb" }],
    },
  ],
  [
    "r4",
    {
      resourceType: "Patient",
      text: { status: "generated", div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Tessa &amp; co<br/></p></div>' },
      contained: [{ resourceType: "Organization", id: "org", name: "De Linde" }],
      identifier: [
        {
          system: "http://fhir.nl/fhir/NamingSystem/bsn",
          _value: {
            extension: [{ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "masked" }],
          },
        },
      ],
      name: [
        {
          id: "n1",
          given: ["Tessa", "T", null],
          _given: [{ id: "g1" }, null, { extension: [{ url: "https://example.test/x", valueString: "geen" }] }],
        },
      ],
      managingOrganization: { reference: "#org" },
      multipleBirthInteger: 0,
    },
  ],
  [
    "r4",
    {
      resourceType: "OperationOutcome",
      issue: [
        { severity: "error", code: "value", diagnostics: "…", expression: ["Bundle.entry[0].resource", "Bundle"] },
      ],
    },
  ],
];

it("questionnaires, tasks, responses, communications and persons survive XML in both releases", () => {
  for (const [version, resource] of [...questionnaires, ...others]) {
    expect(throughXml(resource, version).resource, `${version} ${resource.resourceType}`).toEqual(resource);
  }
});

it("XML elements are in the order of the release, whatever the order of the input", () => {
  const { xml } = throughXml(
    {
      valueQuantity: { unit: "kg", value: 80 },
      code: { text: "Gewicht" },
      status: "final",
      resourceType: "Observation",
      comment: "x",
    },
    "stu3",
  );
  expect(xml).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><Observation xmlns="http://hl7.org/fhir"><status value="final"/><code><text value="Gewicht"/></code>' +
      '<valueQuantity><value value="80"/><unit value="kg"/></valueQuantity><comment value="x"/></Observation>',
  );
});

it("any text survives XML, and a character XML cannot hold becomes U+FFFD instead of a broken document", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1 }), (text) => {
      const { resource } = throughXml({ resourceType: "Basic", language: text }, "r4");
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not have
      const kept = text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
      expect(resource).toEqual({ resourceType: "Basic", language: kept });
    }),
  );
});

it("any number keeps its value through XML", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const { resource } = throughXml({ resourceType: "Observation", valueQuantity: { value } }, "stu3");
      expect(resource).toEqual({ resourceType: "Observation", valueQuantity: { value: value + 0 } });
    }),
  );
});

it("a narrative that is not XHTML is left out rather than written", () => {
  for (const div of [
    "<script>",
    "<div>geen naamruimte</div>",
    '<div xmlns="http://www.w3.org/1999/xhtml"></div><b/>',
    "x",
    '<!DOCTYPE a><div xmlns="http://www.w3.org/1999/xhtml"/>',
  ]) {
    const { xml, resource } = throughXml({ resourceType: "Basic", text: { status: "generated", div } }, "r4");
    expect(resource, div).toEqual({ resourceType: "Basic", text: { status: "generated" } });
    expect(xml).not.toContain("script");
  }
});

it("elements a release does not have are not written in it", () => {
  const { xml } = throughXml(
    { resourceType: "Observation", status: "final", comment: "x", note: [{ text: "y" }], onzin: 1 },
    "r4",
  );
  expect(xml).toContain('<note><text value="y"/></note>');
  expect(xml).not.toMatch(/comment|onzin/);
});
