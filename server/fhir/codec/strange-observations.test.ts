import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type FhirVersion, fhirFormats, fhirVersions } from "#db/terms/gateways.ts";
import { isObject, type Json, type JsonObject } from "#server/fhir/format/json.ts";
import { readBody } from "#server/fhir/format/read-body.ts";
import { writeBody } from "#server/fhir/format/write-body.ts";
import type { ReceivedMeasurement } from "#server/measurements/values/contract.ts";
import { decodeObservation } from "./decode-observation.ts";
import { encodeObservation } from "./encode-observation.ts";

const now = new Date("2026-05-05T12:00:00Z");
const examples = globSync("server/fhir/codec/*/example.*.json").map((path) => ({
  version: path.includes("stu3") ? ("stu3" as const) : ("r4" as const),
  text: readFileSync(path, "utf8"),
}));

/** Replacements for a part of a resource. */
const strange: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    0,
    -1,
    1e308,
    -1e308,
    5e-324,
    "",
    " ",
    "x",
    "2026-02-30",
    "0002-01-01",
    "9999-12-31T23:59:60Z",
    [],
    {},
    [null],
    [[]],
    [{}],
    { value: 1 },
    { coding: [] },
    { coding: {} },
    { __proto__: null },
  ),
  fc.json({ maxDepth: 4 }).map((text): Json => JSON.parse(text)),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom("http://loinc.org", "8480-6", "85354-9", "8302-2", "mm[Hg]", "kg", "entered-in-error", "urn:uuid:1"),
);

/** Descends into a value along `choices` and replaces what it ends at. */
function changed(value: Json, choices: readonly number[], put: Json): Json {
  const [choice = 0, ...more] = choices;
  if (Array.isArray(value) && value.length > 0 && choices.length > 0) {
    const at = choice % value.length;
    return value.map((part, index) => (index === at ? changed(part, more, put) : part));
  }
  if (isObject(value) && choices.length > 0) {
    const names = Object.keys(value);
    const name = names[choice % Math.max(names.length, 1)] ?? "value";
    return { ...value, [name]: changed(value[name] ?? null, more, put) };
  }
  return put;
}

const mutation = fc.record({ choices: fc.array(fc.nat(12), { minLength: 1, maxLength: 7 }), put: strange });
const mutated = fc
  .record({ example: fc.constantFrom(...examples), mutations: fc.array(mutation, { minLength: 1, maxLength: 3 }) })
  .map(({ example, mutations }) => {
    const start: Json = JSON.parse(example.text);
    const resource = mutations.reduce((value, { choices, put }) => changed(value, choices, put), start);
    return { version: example.version, resource: isObject(resource) ? resource : {} };
  });

const decode = (resource: JsonObject, version: FhirVersion) =>
  decodeObservation(resource, new Uint8Array(), { version, format: "json", now });

const serve = (measurement: ReceivedMeasurement, version: FhirVersion) =>
  encodeObservation(
    { ...measurement, subject: { reference: "Patient/1" }, practice: { reference: "Organization/1" } },
    version,
  );

it("any mutation of an Observation gives a measurement, or an outcome with its location", () => {
  fc.assert(
    fc.property(mutated, ({ version, resource }) => {
      const decoded = decode(resource, version);
      if (!decoded.ok) {
        expect(decoded.issues.length).toBeGreaterThan(0);
        expect(decoded.issues.length).toBeLessThanOrEqual(50);
        for (const { expression } of decoded.issues) expect(expression?.[0]).toMatch(/^Observation/);
        return;
      }
      const { effectiveAt, value, diastolic, setAside, kind } = decoded.value;
      expect(Number.isFinite(effectiveAt.getTime())).toBe(true);
      for (const figure of [value, diastolic]) expect(figure === null || Number.isFinite(figure)).toBe(true);
      if (kind !== "other" && value === null && diastolic === null) expect(setAside).not.toBeNull();
    }),
    { numRuns: 3_000 },
  );
});

it("any JSON in place of an Observation gives a measurement or an outcome", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(...fhirVersions), (text, version) => {
      const value: Json = JSON.parse(text);
      if (isObject(value)) expect(decode(value, version).ok).toBe(false);
    }),
  );
});

it("whatever was decoded from a mutated Observation means the same after serving it, in either release and format", () => {
  const meaning = ({
    kind,
    effectiveAt,
    hasTime,
    value,
    diastolic,
    moment,
    origin,
    setAside,
    comment,
    identifier,
  }: ReceivedMeasurement) => ({
    kind,
    effectiveAt,
    hasTime,
    value,
    diastolic,
    moment,
    origin,
    setAside,
    comment,
    identifier,
  });
  fc.assert(
    fc.property(
      mutated,
      fc.constantFrom(...fhirVersions),
      fc.constantFrom(...fhirFormats),
      ({ version, resource }, served, format) => {
        const first = decode(resource, version);
        if (!first.ok) return;
        const bytes = writeBody(serve(first.value, served), { format, version: served });
        const body = readBody(bytes, { format, version: served });
        if (!body.ok) throw new Error(`${bytes} ${JSON.stringify(body.issues)}`);
        const again = decode(body.value.resource, served);
        if (!again.ok) throw new Error(`${bytes} ${JSON.stringify(again.issues)}`);
        expect(meaning(again.value)).toEqual(meaning(first.value));
      },
    ),
    { numRuns: 3_000 },
  );
});
