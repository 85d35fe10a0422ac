import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, it } from "vitest";
import type { FhirVersion } from "#db/terms/gateways.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import { readBody } from "#server/fhir/format/read-body.ts";
import type { ReceivedMeasurement } from "#server/measurements/values/contract.ts";
import { describePublic, fixture } from "#tests/support/fixtures.ts";
import { decodeObservation } from "./decode-observation.ts";

const now = new Date("2026-06-15T12:00:00Z");
const files = globSync(
  fixture(
    "{resolved/fhir-stu3/selfmeasurements/{observations,cert-observations}*,fhir-stu3/selfmeasurements/zib-examples,fhir-r4/vitals}/*.xml",
  ),
).filter((path) => !/Patient/.test(basename(path)));

function decode(path: string): ReceivedMeasurement {
  const version: FhirVersion = path.includes("fhir-r4") ? "r4" : "stu3";
  const bytes = readFileSync(path);
  const body = readBody(bytes, { format: "xml", version });
  const decoded = body.ok ? decodeObservation(body.value.resource, bytes, { version, format: "xml", now }) : body;
  if (!decoded.ok) throw new Error(`${path}: ${JSON.stringify(decoded.issues)}`);
  return decoded.value;
}

/** What the text itself holds, by pattern and without parsing FHIR: every figure, the time, the comment, the identifier. */
function source(path: string) {
  const text = readFileSync(path, "utf8").replace(/<text>\s*<status[\s\S]*?<\/text>/, "");
  const one = (pattern: RegExp) => pattern.exec(text)?.[1] ?? null;
  const numbers = [...text.matchAll(/<(?:valueQuantity>\s*<value|valueInteger) value="([^"]+)"/g)].map(([, value]) =>
    Number(value),
  );
  return {
    numbers: numbers.sort((first, second) => first - second),
    effective: one(/<effectiveDateTime value="([^"]+)"/),
    comment: one(/<comment value="([^"]+)"/) ?? one(/<note>\s*<text value="([^"]+)"/),
    status: one(/<status value="([^"]+)"/),
    identifier: one(/<identifier>\s*<system value="[^"]+"\/>\s*<value value="([^"]+)"/),
  };
}

/** The kind suggested by the file name. */
const kindsByName: [RegExp, MeasurementKind][] = [
  [/HeartbeatRegularity/, "other"],
  [/glucose/i, "blood-glucose"],
  [/pressure/i, "blood-pressure"],
  [/height/i, "body-height"],
  [/weight/i, "body-weight"],
  [/heartrate/i, "heart-rate"],
  [/pulserate/i, "pulse-rate"],
  [/saturation/i, "oxygen-saturation"],
  [/respiration/i, "respiration"],
  [/pain/i, "pain-score"],
];

describePublic("public Observations", () => {
  it("nothing in a source file is lost or changed", () => {
    expect(files.length).toBeGreaterThan(90);
    for (const path of files) {
      const { understood, comment, identifier } = decode(path);
      const figures = [understood.quantity, ...understood.components.map(({ quantity }) => quantity)];
      const numbers = figures.flatMap((quantity) => quantity?.value ?? []).sort((first, second) => first - second);
      const read = { numbers, effective: understood.effective, comment, status: understood.status };
      expect({ ...read, identifier: identifier?.split("|")[1] ?? null }, path).toEqual(source(path));
    }
  });

  it("each is of the kind its file name says", () => {
    for (const path of files) {
      const kind = kindsByName.find(([pattern]) => pattern.test(basename(path)))?.[1];
      expect(decode(path).kind, path).toBe(kind);
    }
  });

  it("a value measured by a practice has origin practice, and one without a time is set aside", () => {
    const decoded = files.map((path) => [basename(path), decode(path)] as const);
    const example = (name: string) => decoded.find(([file]) => file === name)?.[1];
    expect(example("zib-BloodPressure-01.xml")).toMatchObject({ origin: "practice", value: 108, diastolic: 108 });
    expect(example("vitalsigns-bloodglucose-01.xml")).toMatchObject({
      origin: "patient",
      setAside: "no-time",
      moment: "after-meal",
    });
    expect(example("nl-core-BodyWeight-01.xml")).toMatchObject({ value: 2.4, comment: "Luier woog 320 gram" });
    expect(example("nl-core-PainScore-01.xml")).toMatchObject({ value: 7, setAside: null });
  });
});
