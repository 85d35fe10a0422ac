import { Fhir } from "fhir";
import { expect, it } from "vitest";
import { readStu3Definitions } from "#tests/support/stu3-definitions.ts";
import { membersOfResource } from "./definitions.ts";
import type { Json } from "./json.ts";
import { isObject } from "./json.ts";
import { bodyLimits } from "./limits.ts";
import { readXml } from "./read-xml.ts";
import stu3Definitions from "./stu3-definitions.json" with { type: "json" };

const members = (version: "stu3" | "r4", type: string, ...path: string[]): string[] => {
  let found = membersOfResource(version, type);
  for (const name of path) {
    const content = found?.get(name)?.content;
    found = content?.is === "element" ? content.members() : null;
  }
  return [...(found?.keys() ?? [])];
};

it("Balie's STU3 definitions match the types of the specification", () => {
  expect(stu3Definitions).toEqual(readStu3Definitions());
});

it("the releases differ where they should", () => {
  expect(members("stu3", "Observation")).toContain("comment");
  expect(members("r4", "Observation")).not.toContain("comment");
  expect(members("stu3", "Task", "requester")).toEqual(expect.arrayContaining(["agent", "onBehalfOf"]));
  expect(members("r4", "Task", "requester")).toContain("reference");
  expect(members("stu3", "Questionnaire", "item", "enableWhen")).toContain("hasAnswer");
  expect(members("r4", "Questionnaire", "item", "enableWhen")).toContain("operator");
  expect(members("r4", "Questionnaire", "item", "item", "item")).toContain("answerOption");
  expect(membersOfResource("stu3", "Observation")?.get("interpretation")?.isList).toBe(false);
  expect(membersOfResource("r4", "Observation")?.get("interpretation")?.isList).toBe(true);
});

it("a name that is not a resource has no members", () => {
  for (const name of [
    "__proto__",
    "constructor",
    "toString",
    "Quantity",
    "Resource",
    "DomainResource",
    "",
    "#Bundle.link",
  ]) {
    expect(membersOfResource("r4", name), name).toBeNull();
    expect(membersOfResource("stu3", name), name).toBeNull();
  }
});

const observation = `<Observation xmlns="http://hl7.org/fhir">
  <!-- measured at home -->
  <status value="final"/>
  <valueQuantity><value value="5.40"/><unit value="mmol/l"/></valueQuantity>
  <weather value="sunny"/>
</Observation>`;

it("unlike the fhir package: decimals are numbers, XML comments are not data, and unknown elements are counted", () => {
  const converted = new Fhir().xmlToObj(observation);
  expect(converted).toMatchObject({
    valueQuantity: { value: "5.40" },
    _status: { fhir_comments: [" measured at home "] },
  });

  const read = readXml(observation, "r4", bodyLimits);
  expect(read).toMatchObject({ ok: true, value: { unknownCount: 1 } });
  const resource: Json = read.ok ? read.value.resource : null;
  expect(resource).toEqual({
    resourceType: "Observation",
    status: "final",
    valueQuantity: { value: 5.4, unit: "mmol/l" },
  });
  expect(isObject(resource)).toBe(true);
});
