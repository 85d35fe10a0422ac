import { expect, it } from "vitest";
import type { FhirVersion } from "#db/terms/gateways.ts";
import type { JsonObject } from "#server/fhir/format/json.ts";
import type { FhirIssue } from "#server/fhir/outcome.ts";
import type { ReceivedMeasurement } from "#server/measurements/values/contract.ts";
import { decodeObservation } from "./decode-observation.ts";

const now = new Date("2026-05-05T12:00:00Z");
const ucum = "http://unitsofmeasure.org";
const loinc = (code: string) => ({ coding: [{ system: "http://loinc.org", code }] });
const kilograms = (value: number) => ({ value, unit: "kg", system: ucum, code: "kg" });

const weight: JsonObject = {
  resourceType: "Observation",
  status: "final",
  code: loinc("29463-7"),
  effectiveDateTime: "2026-05-04T08:00:00+02:00",
  valueQuantity: kilograms(82),
};

function pressure(systolic: JsonObject | null, diastolic: JsonObject | null): JsonObject {
  const component = [
    { code: loinc("8480-6"), ...(systolic && { valueQuantity: systolic }) },
    { code: loinc("8462-4"), ...(diastolic && { valueQuantity: diastolic }) },
  ];
  return { ...weight, code: loinc("85354-9"), valueQuantity: null, component };
}
const mmHg = (value: number) => ({ value, unit: "mmHg", system: ucum, code: "mm[Hg]" });

function read(observation: JsonObject, version: FhirVersion = "stu3", birthDate?: string) {
  return decodeObservation(observation, new Uint8Array(), {
    version,
    ...(birthDate && { birthDate }),
    format: "json",
    now,
    path: "Bundle.entry[3].resource",
  });
}
function received(observation: JsonObject, version: FhirVersion = "stu3", birthDate?: string): ReceivedMeasurement {
  const decoded = read(observation, version, birthDate);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.issues));
  return decoded.value;
}
function refused(observation: JsonObject, version: FhirVersion = "stu3"): FhirIssue[] {
  const decoded = read(observation, version);
  return decoded.ok ? [] : decoded.issues;
}
const places = (issues: FhirIssue[]) => issues.flatMap(({ code, expression }) => `${code} ${expression}`);

it("a value that cannot be right is kept and set aside with a reason", () => {
  const cases: [JsonObject, Partial<ReceivedMeasurement>][] = [
    [{ valueQuantity: kilograms(-4) }, { setAside: "impossible", value: -4 }],
    [{ valueQuantity: kilograms(1e308) }, { setAside: "impossible", value: 1e308 }],
    [{ effectiveDateTime: "2027-01-01" }, { setAside: "in-the-future", value: 82 }],
    [{ effectiveDateTime: "0002-03-04" }, { setAside: "too-long-ago", value: 82 }],
    [{ effectiveDateTime: "1999-12-31" }, { setAside: "too-long-ago" }],
    [{ effectiveDateTime: "2004-12-31T23:59:00+01:00" }, { setAside: "too-long-ago" }],
    [{ effectiveDateTime: "2005-01-01T10:00:00+01:00" }, { setAside: null }],
    [{ effectiveDateTime: null }, { setAside: "no-time", effectiveAt: now, hasTime: false, value: 82 }],
    [
      { effectiveDateTime: null, issued: "2026-05-04T09:00:00Z" },
      { setAside: "no-time", effectiveAt: new Date("2026-05-04T09:00:00Z") },
    ],
    [{ valueQuantity: null }, { setAside: "no-value", value: null }],
    [{ valueQuantity: { unit: "kg" } }, { setAside: "no-value" }],
    [{ valueQuantity: { value: 82 } }, { setAside: "no-unit", value: null }],
    [{ valueQuantity: { value: 82, unit: "mmHg" } }, { setAside: "unknown-unit", value: null }],
    [{ status: "entered-in-error" }, { setAside: "entered-in-error", value: 82 }],
    [{ status: "cancelled" }, { setAside: "no-value" }],
  ];
  for (const [change, expected] of cases) {
    expect(received({ ...weight, ...change }), JSON.stringify(change)).toMatchObject({
      kind: "body-weight",
      ...expected,
    });
  }
});

it("a figure whose unit cannot be right, or says two things, is set aside and not converted in silence", () => {
  const glucose = { ...weight, code: loinc("14743-9") };
  const ucum = "http://unitsofmeasure.org";
  const cases: [JsonObject, JsonObject, string | null][] = [
    [glucose, { value: 5.6, unit: "mg/dL", system: ucum, code: "mg/dL" }, "doubtful-unit"],
    [glucose, { value: 90, unit: "mmol/L", system: ucum, code: "mmol/L" }, "doubtful-unit"],
    [glucose, { value: 90, unit: "mg/dL", system: ucum, code: "mmol/L" }, "contradicting-units"],
    [glucose, { value: 54, unit: "mg/dL", system: ucum, code: "mg/dL" }, null],
    [glucose, { value: 33.3, unit: "mmol/L", system: ucum, code: "mmol/L" }, null],
    [glucose, { value: 1.4, unit: "mmol/L", system: ucum, code: "mmol/L" }, null],
    [{ ...weight, code: loinc("8310-5") }, { value: 98.6, unit: "Cel", system: ucum, code: "Cel" }, "doubtful-unit"],
    [{ ...weight, code: loinc("8302-2") }, { value: 1.75, unit: "cm", system: ucum, code: "cm" }, "doubtful-unit"],
    [{ ...weight, code: loinc("8867-4") }, { value: 72, unit: "count/min" }, null],
    [{ ...weight, code: loinc("2708-6") }, { value: 0.97, unit: "%", system: ucum, code: "%" }, "impossible"],
  ];
  for (const [observation, valueQuantity, setAside] of cases) {
    expect(received({ ...observation, valueQuantity }).setAside, JSON.stringify(valueQuantity)).toBe(setAside);
  }
  expect(received(pressure(mmHg(120), { ...mmHg(30) })).setAside).toBeNull();
});

it("a value from before the patient's birth has a clock that was not set", () => {
  const before = { ...weight, effectiveDateTime: "1970-01-01T00:00:00Z" };
  expect(received(before, "stu3", "1999-03-04").setAside).toBe("before-birth");
  expect(received(before, "stu3", "1950-03-04").setAside).toBe("too-long-ago");
  const newborn = { ...weight, effectiveDateTime: "2026-03-04" };
  expect(received(newborn, "stu3", "2026-03-04").setAside).toBeNull();
  expect(received(newborn, "stu3", "2026-03-05").setAside).toBe("before-birth");
});

it("a timestamp within a day from now is not in the future: clocks may run ahead", () => {
  expect(received({ ...weight, effectiveDateTime: "2026-05-06T11:59:00Z" }).setAside).toBeNull();
});

it("a value without a unit is shown as sent", () => {
  expect(received({ ...weight, valueQuantity: { value: 82 } }).understood.quantity).toMatchObject({
    value: 82,
    unit: null,
  });
});

it("a blood pressure counts only when both values can be read", () => {
  expect(received(pressure(mmHg(138), mmHg(84)))).toMatchObject({ value: 138, diastolic: 84, setAside: null });
  expect(received(pressure(mmHg(84), mmHg(138)))).toMatchObject({
    value: 84,
    diastolic: 138,
    setAside: "diastolic-above-systolic",
  });
  expect(received(pressure(mmHg(108), mmHg(108)))).toMatchObject({ setAside: null });
  expect(received(pressure(mmHg(138), null))).toMatchObject({ value: 138, diastolic: null, setAside: null });
  expect(received(pressure(null, null))).toMatchObject({ setAside: "no-value" });
  expect(received(pressure(mmHg(138), { value: 84 }))).toMatchObject({
    value: 138,
    diastolic: null,
    setAside: "no-unit",
  });
  expect(received(pressure(mmHg(138), mmHg(1)))).toMatchObject({ setAside: "impossible" });
  expect(received(pressure(mmHg(16), mmHg(11)))).toMatchObject({ setAside: "doubtful-unit" });
});

it("a systolic or diastolic value sent alone is a blood pressure too", () => {
  expect(received({ ...weight, code: loinc("8480-6"), valueQuantity: mmHg(138) })).toMatchObject({
    kind: "blood-pressure",
    value: 138,
    diastolic: null,
  });
  expect(received({ ...weight, code: loinc("8462-4"), valueQuantity: mmHg(84) })).toMatchObject({
    kind: "blood-pressure",
    value: null,
    diastolic: 84,
  });
});

it("codes decide the kind, never a display or a profile", () => {
  const misnamed = {
    coding: [{ system: "http://loinc.org", code: "29463-7", display: "Blood pressure" }],
    text: "Bloeddruk",
  };
  const meta = { profile: ["http://nictiz.nl/fhir/StructureDefinition/zib-BloodPressure"] };
  expect(received({ ...weight, code: misnamed, meta }).kind).toBe("body-weight");
  const byOid = { coding: [{ system: "urn:oid:2.16.840.1.113883.6.1", code: "29463-7" }] };
  expect(received({ ...weight, code: byOid }).kind).toBe("body-weight");
  const bare = { coding: [{ code: "29463-7", display: "Body weight" }] };
  expect(received({ ...weight, code: bare }).kind).toBe("other");
});

it("an unknown kind is kept and shown as received", () => {
  const steps = received({ ...weight, code: loinc("55423-8"), valueQuantity: { value: 9000 } });
  expect(steps).toMatchObject({
    kind: "other",
    value: null,
    setAside: null,
    understood: { quantity: { value: 9000 } },
  });
});

it("an Observation with a modifierExtension is not counted as what it looks like", () => {
  const changed = { ...weight, modifierExtension: [{ url: "https://example.test/estimated", valueBoolean: true }] };
  expect(received(changed)).toMatchObject({ kind: "other", value: null });
});

it("the performer decides the origin", () => {
  const origin = (change: JsonObject) => received({ ...weight, ...change }, "r4").origin;
  expect(origin({})).toBe("patient");
  expect(origin({ performer: [{ reference: "Patient/1" }] })).toBe("patient");
  expect(origin({ performer: [{ reference: "Patient/1" }], device: { reference: "Device/1" } })).toBe("device");
  expect(
    origin({ performer: [{ reference: "https://dva.example/fhir/Practitioner/12" }], device: { display: "X" } }),
  ).toBe("practice");
  expect(origin({ performer: [{ type: "Organization", display: "De praktijk" }] })).toBe("practice");
  expect(
    origin({ performer: [{ identifier: { system: "http://fhir.nl/fhir/NamingSystem/uzi-nr-pers", value: "1" } }] }),
  ).toBe("practice");
  expect(origin({ performer: [{ reference: "#me" }], contained: [{ resourceType: "Practitioner", id: "me" }] })).toBe(
    "practice",
  );
});

it("inside a bundle the caller resolves references", () => {
  const performer = [{ reference: "urn:uuid:1" }];
  const decoded = decodeObservation({ ...weight, performer }, new Uint8Array(), {
    version: "stu3",
    format: "json",
    now,
    typeOf: (reference) => (reference === "urn:uuid:1" ? "Practitioner" : null),
  });
  expect(decoded).toMatchObject({ ok: true, value: { origin: "practice" } });
});

it("a contained device is named", () => {
  const contained = [{ resourceType: "Device", id: "d", deviceName: [{ name: "Weegschaal 3" }] }];
  expect(received({ ...weight, device: { reference: "#d" }, contained }, "r4").understood.device).toBe("Weegschaal 3");
  expect(
    received({ ...weight, device: { reference: "#d" }, contained: [{ resourceType: "Device", id: "d" }] }).understood
      .device,
  ).toBeNull();
});

it("a structure that is not valid FHIR is refused, with its location", () => {
  const cases: [JsonObject, string[]][] = [
    [{ valueQuantity: "82 kg" }, ["structure Bundle.entry[3].resource.valueQuantity"]],
    [{ valueQuantity: { value: "82", unit: "kg" } }, ["structure Bundle.entry[3].resource.valueQuantity.value"]],
    [{ effectiveDateTime: "yesterday" }, ["value Bundle.entry[3].resource.effectiveDateTime"]],
    [{ effectiveDateTime: "2026-02-30" }, ["value Bundle.entry[3].resource.effectiveDateTime"]],
    [{ effectiveDateTime: "2026-05-04T08:00:00" }, ["value Bundle.entry[3].resource.effectiveDateTime"]],
    [{ effectiveDateTime: 20260504 }, ["structure Bundle.entry[3].resource.effectiveDateTime"]],
    [{ code: null }, ["required Bundle.entry[3].resource.code"]],
    [{ code: {} }, ["required Bundle.entry[3].resource.code"]],
    [
      { code: [loinc("29463-7")] },
      ["structure Bundle.entry[3].resource.code", "required Bundle.entry[3].resource.code"],
    ],
    [{ status: null }, ["required Bundle.entry[3].resource.status"]],
    [{ status: "done" }, ["code-invalid Bundle.entry[3].resource.status"]],
    [{ component: [{ code: loinc("8352-7") }, 7] }, ["structure Bundle.entry[3].resource.component[1]"]],
    [{ component: [{}] }, ["required Bundle.entry[3].resource.component[0].code"]],
    [{ resourceType: "Patient" }, ["invalid Bundle.entry[3].resource"]],
  ];
  for (const [change, expected] of cases) {
    expect(places(refused({ ...weight, ...change })), JSON.stringify(change)).toEqual(expected);
  }
});

it("an issue never quotes what was sent", () => {
  const issues = refused({ ...weight, effectiveDateTime: "999999990", status: "Jansen", valueQuantity: "82 kg" });
  expect(issues).toHaveLength(3);
  expect(JSON.stringify(issues)).not.toMatch(/999999990|Jansen|82/);
});

it("a comment on a value is read from any place senders use", () => {
  const note = [{ text: "Na het traplopen" }, { text: "Met schoenen aan" }];
  for (const version of ["stu3", "r4"] as const) {
    expect(received({ ...weight, comment: "Na het traplopen" }, version).comment).toBe("Na het traplopen");
    expect(received({ ...weight, note }, version).comment).toBe("Na het traplopen\nMet schoenen aan");
  }
  expect(received(weight).comment).toBeNull();
});
