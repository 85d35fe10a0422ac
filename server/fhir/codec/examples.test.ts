import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type FhirVersion, fhirFormats, fhirVersions } from "#db/terms/gateways.ts";
import { type MeasurementKind, measurementKinds } from "#db/terms/measurements.ts";
import { readBody } from "#server/fhir/format/read-body.ts";
import { writeBody } from "#server/fhir/format/write-body.ts";
import type { ReceivedMeasurement } from "#server/measurements/values/contract.ts";
import { decodeObservation } from "./decode-observation.ts";
import { encodeObservation } from "./encode-observation.ts";

/** The contents of the examples next to the declarations. Times are in UTC; noon in the Netherlands is 10:00 in May. */
const expected: Record<MeasurementKind, Record<FhirVersion, object>> = {
  "blood-pressure": {
    stu3: {
      value: 138,
      diastolic: 84,
      effectiveAt: new Date("2026-05-04T05:42:00Z"),
      hasTime: true,
      origin: "device",
      device: "Bovenarmmeter BM-7",
      comment: "Na een onrustige nacht",
      identifier: "https://pgo.example/metingen|bd-1",
      qualifiers: ["368208006", "22762002"],
      parts: [
        { part: "cuff", said: "STD" },
        { part: "diastolic", said: "84 mm[Hg]" },
        { part: "position", said: "33586001" },
        { part: "systolic", said: "138 mm[Hg]" },
      ],
    },
    r4: {
      value: 135,
      diastolic: 84,
      effectiveAt: new Date("2026-05-04T19:05:30.250Z"),
      origin: "patient",
      comment: "Na de avondwandeling.\nTwee keer gemeten.",
      parts: [
        { part: "cuff", said: "L" },
        { part: "diastolic", said: "11.2 kPa" },
        { part: "position", said: "102538003" },
        { part: "rate", said: "71 /min" },
        { part: "systolic", said: "18 kPa" },
      ],
    },
  },
  "body-weight": {
    stu3: {
      value: 82.4,
      effectiveAt: new Date("2026-05-04T10:00:00Z"),
      hasTime: false,
      comment: "Inclusief schoenen",
      parts: [{ part: "clothing", said: "MINIMAL" }],
    },
    r4: {
      value: 4.21,
      quantity: { value: 4210, unit: "gram", code: "g" },
      parts: [{ part: "clothing", said: "DIAPER" }],
    },
  },
  "body-height": {
    stu3: { value: 171, hasTime: false, parts: [{ part: "position", said: "10904000" }] },
    r4: { value: 171, parts: [{ part: "position", said: "102538003" }] },
  },
  "heart-rate": {
    stu3: { value: 96, comment: "Na het traplopen", qualifiers: ["113011001", "248650006"] },
    r4: { value: 58, effectiveAt: new Date("2026-05-04T08:00:00Z"), origin: "device", qualifiers: ["271636001"] },
  },
  "pulse-rate": {
    // Midnight is read as a time: nothing says that only a date is meant.
    stu3: {
      value: 64,
      effectiveAt: new Date("2026-05-03T22:00:00Z"),
      hasTime: true,
      parts: [{ part: "rhythm", said: "61086009" }],
    },
    r4: { value: 66, parts: [] },
  },
  "body-temperature": {
    stu3: { value: 38.6, qualifiers: ["415974002"] },
    r4: { value: 38, quantity: { value: 100.4, unit: "°F", code: "[degF]" } },
  },
  "oxygen-saturation": {
    stu3: { value: 93, parts: [{ part: "oxygen", said: "Y" }] },
    r4: { value: 97, parts: [{ part: "oxygen", said: "false" }] },
  },
  respiration: {
    stu3: {
      value: 18,
      parts: [
        { part: "depth", said: "386616007" },
        { part: "oxygen", said: "true" },
        { part: "oxygen-flow", said: "2 L/min" },
        { part: "rate", said: "18 {breaths}/min" },
        { part: "rhythm", said: "5467003" },
      ],
    },
    r4: { value: 14, parts: [] },
  },
  "blood-glucose": {
    stu3: { value: 6.1, moment: "fasting", qualifiers: ["ACM"], parts: [{ part: "timing-offset", said: "0 min" }] },
    r4: {
      value: 25,
      setAside: "bound",
      moment: "bedtime",
      quantity: { value: 450, comparator: ">", unit: "mg/dL", code: "mg/dL" },
    },
  },
  "pain-score": {
    stu3: { value: 45, qualifiers: ["VAS100"] },
    r4: { value: 7, qualifiers: ["VAS10"], quantity: { value: 7, unit: null } },
  },
  other: {
    stu3: {
      value: null,
      quantity: { value: 8421, unit: "stappen" },
      comment: "Stappenteller",
      parts: [{ said: "12" }],
      effectiveAt: new Date("2026-05-04T10:00:00Z"),
      hasTime: false,
    },
    r4: { value: null, words: ["Slecht"] },
  },
};

const now = new Date("2026-05-05T12:00:00Z");

function decode(bytes: Uint8Array, version: FhirVersion, format: "json" | "xml"): ReceivedMeasurement {
  const body = readBody(bytes, { format, version });
  if (!body.ok) throw new Error(JSON.stringify(body.issues));
  expect(body.value.unknownCount).toBe(0);
  const decoded = decodeObservation(body.value.resource, bytes, { version, format, now });
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.issues));
  return decoded.value;
}

const example = (kind: MeasurementKind, version: FhirVersion, format: "json" | "xml") =>
  readFileSync(`server/fhir/codec/${kind}/example.${version}.${format}`);

/** What a value means, regardless of how it was encoded. */
function meaning({
  body: _body,
  fhirVersion: _version,
  format: _format,
  understood,
  ...measurement
}: ReceivedMeasurement) {
  const parts = understood.components.map(({ part, quantity, values, text }) => ({
    part,
    said: quantity
      ? `${quantity.value} ${quantity.code ?? ""}`
      : (values?.map(({ code, display }) => code ?? display).join() ?? text),
  }));
  return {
    ...measurement,
    parts: parts.sort((one, other) => (one.part ?? "").localeCompare(other.part ?? "")),
    quantity: understood.quantity,
    words: understood.valueText ?? understood.valueCodes?.map(({ code, display }) => code ?? display),
    qualifiers: [understood.bodySite, understood.method, understood.interpretation, understood.timing]
      .flat()
      .map(({ code }) => code),
    device: understood.device,
  };
}

/** Y and N in STU3 are true and false in R4. */
const alike = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value)
      .replace(/"said":"Y"/g, '"said":"true"')
      .replace(/"said":"N"/g, '"said":"false"'),
  );

for (const kind of measurementKinds) {
  describe(`a measurement of kind ${kind}`, () => {
    it.each(fhirVersions)("is decoded from %s, in JSON and XML alike", (version) => {
      const [json, xml] = fhirFormats.map((format) => decode(example(kind, version, format), version, format));
      if (json === undefined || xml === undefined) throw new Error("no example");
      expect(meaning(json)).toMatchObject({ kind, setAside: null, ...expected[kind][version] });
      expect(meaning(xml)).toEqual(meaning(json));
      expect(xml.understood).toEqual(json.understood);
      expect(Buffer.from(json.body)).toEqual(example(kind, version, "json"));
    });

    it.each(fhirVersions)("received in %s, means the same when served in either release and format", (version) => {
      const received = decode(example(kind, version, "json"), version, "json");
      for (const served of fhirVersions) {
        for (const format of fhirFormats) {
          const observation = encodeObservation(
            { ...received, subject: { reference: "Patient/1" }, practice: { reference: "Organization/1" } },
            served,
          );
          const again = decode(writeBody(observation, { format, version: served }), served, format);
          expect(alike(meaning(again)), `${served} ${format}`).toEqual(alike(meaning(received)));
        }
      }
    });
  });
}
