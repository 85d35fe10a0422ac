import { describe, expect, it } from "vitest";
import { phq9Items, phq9Panel } from "#server/questionnaires/instruments/phq-9.ts";
import { readQuestionnaire } from "./import-rules.ts";

const head = {
  resourceType: "Questionnaire",
  url: "https://lijst.example/Questionnaire/a",
  version: "1",
  title: "Lijst",
  status: "active",
};
const read = (item: unknown, more: Record<string, unknown> = {}, release: "stu3" | "r4" = "r4") =>
  readQuestionnaire({ ...head, ...more, item }, release);
const codes = (item: unknown, more: Record<string, unknown> = {}, release: "stu3" | "r4" = "r4") =>
  read(item, more, release).definition.findings.map(({ severity, code, place }) =>
    `${severity} ${code} ${place}`.trim(),
  );
const question = (facts: Record<string, unknown> = {}) => ({ linkId: "a", type: "string", text: "A?", ...facts });
const words = ["Helemaal niet", "Meerdere dagen", "Meer dan de helft van de dagen", "Bijna elke dag"];

describe("a third-party questionnaire", () => {
  it("STU3 and R4 read into the same items", () => {
    const coding = { code: "J", display: "Ja" };
    const stu3 = read([question({ type: "choice", option: [{ valueCoding: coding }] })], {}, "stu3");
    const r4 = read([question({ type: "choice", answerOption: [{ valueCoding: coding }] })]);
    expect(stu3.definition.items).toEqual(r4.definition.items);
    expect(r4.definition.items[0]?.options[0]?.value).toEqual({ kind: "coding", system: null, ...coding });
  });

  it("reads bounds, units, length and hidden from their extensions", () => {
    const url = (name: string) => `http://hl7.org/fhir/StructureDefinition/${name}`;
    const extension = [
      { url: url("minValue"), valueInteger: 1 },
      { url: url("maxValue"), valueDecimal: 5 },
      { url: url("maxDecimalPlaces"), valueInteger: 1 },
      { url: url("questionnaire-unit"), valueCoding: { system: "http://unitsofmeasure.org", code: "kg" } },
      { url: url("questionnaire-hidden"), valueBoolean: true },
    ];
    const { definition } = read([question({ type: "decimal", maxLength: 4, extension })]);
    expect(definition.items[0]).toMatchObject({ min: 1, max: 5, decimalPlacesMax: 1, maxLength: 4, isHidden: true });
    expect(definition.items[0]?.unit?.code).toBe("kg");
    expect(definition.findings).toEqual([]);
  });

  it("conditions mean equality and ANY in STU3, and are explicit in R4", () => {
    const before = question({ linkId: "v", type: "boolean" });
    const conditions = [
      { question: "v", answerBoolean: true },
      { question: "v", hasAnswer: false },
    ];
    const stu3 = read([before, question({ enableWhen: conditions })], {}, "stu3");
    expect(stu3.definition.items[1]?.enableWhen).toMatchObject({
      behavior: "any",
      conditions: [{ operator: "=" }, { operator: "exists" }],
    });
    const all = read([
      before,
      question({ enableBehavior: "all", enableWhen: [{ question: "v", operator: "exists", answerBoolean: true }] }),
    ]);
    expect(all.definition.items[1]?.enableWhen?.behavior).toBe("all");
  });

  it("finds options in a contained value set, and refuses external ones", () => {
    const valueSet = {
      resourceType: "ValueSet",
      id: "vs",
      compose: { include: [{ system: "urn:x", concept: [{ code: "1", display: "Een" }] }] },
    };
    const inside = read([question({ type: "choice", answerValueSet: "#vs" })], { contained: [valueSet] });
    expect(inside.definition.items[0]?.options).toHaveLength(1);
    expect(codes([question({ type: "choice", answerValueSet: "http://elders/vs" })])).toEqual([
      "refused options-elsewhere a",
    ]);
  });

  it("refuses what staff could not read or evaluate afterwards", () => {
    expect(codes([question({ type: "attachment" })])).toContain("refused type-not-shown a");
    expect(codes([question({ type: "coding" })])).toContain("refused type-unknown a");
    expect(codes([question(), question()])).toContain("refused link-id-twice a");
    expect(codes([{ type: "string" }])).toContain("refused link-id-missing");
    expect(codes([question({ enableWhen: [{ question: "weg", operator: "=", answerBoolean: true }] })])).toContain(
      "refused condition-unknown-question a",
    );
    expect(codes([question({ modifierExtension: [{ url: "x" }] })])).toContain("refused modifier a");
    expect(codes([])).toContain("refused no-items");
    expect(readQuestionnaire({ resourceType: "Patient" }, "r4").definition.findings[0]?.code).toBe(
      "not-a-questionnaire",
    );
    expect(readQuestionnaire(null, "stu3").definition.findings[0]?.code).toBe("not-a-questionnaire");
  });

  it("marks what is shown in a simplified way", () => {
    const extension = [
      { url: "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl", valueCodeableConcept: {} },
    ];
    expect(codes([question({ extension })])).toEqual(["marked control a"]);
    expect(codes([question({ initial: [{ valueString: "x" }] })])).toEqual(["marked initial a"]);
    expect(codes([question({ type: "url" })])).toEqual(["marked type-as-text a"]);
  });

  it("does not read a questionnaire that is too long or too deep", () => {
    const many = Array.from({ length: 501 }, (_, index) => question({ linkId: `q${index}` }));
    expect(codes(many)).toEqual(["refused too-many-items", "refused no-items"]);
    const deep = (depth: number): Record<string, unknown> =>
      question({ linkId: `d${depth}`, type: "group", item: depth === 0 ? [] : [deep(depth - 1)] });
    expect(codes([deep(9)])).toContain("refused too-deep d2");
  });

  it("refuses a file that grows when it is read: shared options, conditions, findings, a long link id", () => {
    const concept = Array.from({ length: 2_000 }, (_, index) => ({ code: `c${index}` }));
    const contained = [{ resourceType: "ValueSet", id: "v", compose: { include: [{ system: "s", concept }] } }];
    const choices = Array.from({ length: 500 }, (_, index) =>
      question({ linkId: `q${index}`, type: "choice", answerValueSet: "#v" }),
    );
    const grown = read(choices, { contained }).definition;
    expect(grown.findings.map(({ code, place }) => `${code} ${place}`)).toEqual(["too-many-options q2"]);
    expect(grown.items.flatMap(({ options }) => options).length).toBe(4_000);
    const enableWhen = Array.from({ length: 20 }, () => ({ question: "q0", operator: "=", answerBoolean: true }));
    const conditional = Array.from({ length: 500 }, (_, index) => question({ linkId: `q${index}`, enableWhen }));
    expect(codes(conditional)).toContain("refused too-many-conditions q100");
    const extension = Array.from({ length: 3_000 }, () => ({ url: "x" }));
    const { findings } = read([question({ linkId: "x".repeat(300), extension })]).definition;
    expect(findings[0]?.code).toBe("link-id-too-long");
    expect(findings.at(-1)).toMatchObject({ severity: "refused", code: "too-many-findings" });
    expect(findings.length).toBe(2_001);
    expect(Math.max(...findings.map(({ place }) => place.length))).toBe(255);
  });

  it("recognizes PHQ-9 in a third-party file by its codes and wording, and scores it", () => {
    const option = words.map((display, index) => ({ valueCoding: { code: `X${index}`, display } }));
    const item = phq9Items.map((code, index) =>
      question({ linkId: `p${index}`, type: "choice", code: [{ system: "http://loinc.org", code }], option }),
    );
    const known = read(item, { code: [{ system: "http://loinc.org", code: phq9Panel }] }, "stu3");
    expect(known.scoring?.version).toBe("PHQ-9 2001");
    expect(known.scoring?.flags[0]?.linkId).toBe("p8");
    expect(known.definition.items[0]?.options.map((each) => each.ordinal)).toEqual([0, 1, 2, 3]);
    const other = read(item.slice(1), { code: [{ system: "http://loinc.org", code: phq9Panel }] }, "stu3");
    expect(other.scoring).toBeNull();
  });
});
