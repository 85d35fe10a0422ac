import { expect, it } from "vitest";
import type { FhirVersion } from "#db/terms/gateways.ts";
import { fhirVersions } from "#db/terms/gateways.ts";
import {
  type MeasurementKind,
  measurementKinds,
  measurementMoments,
  measurementScales,
} from "#db/terms/measurements.ts";
import { decodeObservation } from "./decode-observation.ts";
import { encodeObservation, type ServedMeasurement } from "./encode-observation.ts";

const now = new Date("2026-05-05T12:00:00Z");

function recorded(kind: MeasurementKind, value: number, diastolic: number | null = null): ServedMeasurement {
  return {
    kind,
    effectiveAt: new Date("2026-05-04T07:42:00Z"),
    hasTime: true,
    value,
    diastolic,
    moment: null,
    origin: "practice",
    setAside: null,
    comment: null,
    identifier: null,
    understood: null,
    id: "0198a2c4-0000-7000-8000-000000000001",
    subject: { reference: "Patient/1" },
    practice: { reference: "Organization/1", display: "Huisartsenpraktijk De Linde" },
  };
}

function again(measurement: ServedMeasurement, version: FhirVersion) {
  const resource = encodeObservation(measurement, version);
  const decoded = decodeObservation(resource, new Uint8Array(), { version, format: "json", now });
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.issues));
  return decoded.value;
}

it("a measurement recorded by the practice is served with the codes and unit of its kind", () => {
  expect(encodeObservation(recorded("blood-pressure", 142, 88), "stu3")).toEqual({
    resourceType: "Observation",
    id: "0198a2c4-0000-7000-8000-000000000001",
    meta: { profile: ["http://nictiz.nl/fhir/StructureDefinition/zib-BloodPressure"] },
    status: "final",
    category: [
      { coding: [{ system: "http://hl7.org/fhir/observation-category", code: "vital-signs", display: "Vital Signs" }] },
    ],
    code: {
      coding: [
        { system: "http://loinc.org", code: "85354-9", display: "Blood pressure panel with all children optional" },
      ],
    },
    subject: { reference: "Patient/1" },
    effectiveDateTime: "2026-05-04T09:42:00+02:00",
    performer: [{ reference: "Organization/1", display: "Huisartsenpraktijk De Linde" }],
    component: [
      {
        code: { coding: [{ system: "http://loinc.org", code: "8480-6", display: "Systolic blood pressure" }] },
        valueQuantity: { value: 142, unit: "mmHg", system: "http://unitsofmeasure.org", code: "mm[Hg]" },
      },
      {
        code: { coding: [{ system: "http://loinc.org", code: "8462-4", display: "Diastolic blood pressure" }] },
        valueQuantity: { value: 88, unit: "mmHg", system: "http://unitsofmeasure.org", code: "mm[Hg]" },
      },
    ],
  });
});

it("every kind recorded by the practice survives a round trip in both releases", () => {
  for (const kind of measurementKinds) {
    if (kind === "other") continue;
    const { possible, displayed = possible } = measurementScales[kind];
    const value = Math.round((displayed.min + displayed.max) / 2);
    const diastolic = kind === "blood-pressure" ? 60 : null;
    for (const version of fhirVersions) {
      expect(again(recorded(kind, value, diastolic), version), `${kind} ${version}`).toMatchObject({
        kind,
        value,
        diastolic,
        setAside: null,
        origin: "practice",
        hasTime: true,
        effectiveAt: new Date("2026-05-04T07:42:00Z"),
      });
    }
  }
});

it("a moment of the day survives, through its code if there is one, otherwise through the timing", () => {
  for (const moment of measurementMoments) {
    for (const version of fhirVersions) {
      expect(again({ ...recorded("blood-glucose", 6), moment }, version).moment, `${moment} ${version}`).toBe(moment);
    }
  }
  const fasting = encodeObservation({ ...recorded("blood-glucose", 6), moment: "fasting" }, "stu3");
  expect(fasting).toMatchObject({ code: { coding: [{ code: "14770-2" }] } });
  expect(fasting).not.toHaveProperty("extension");
});

it("a date without a time is served as a date", () => {
  const day = { ...recorded("body-weight", 82.4), effectiveAt: new Date("2026-05-04T10:00:00Z"), hasTime: false };
  expect(encodeObservation(day, "r4")).toMatchObject({ effectiveDateTime: "2026-05-04" });
});

it("a value measured by another professional is not served as the practice's own", () => {
  const received = again(recorded("body-weight", 82), "stu3");
  const performer = "Dr. A. de Jong, ziekenhuis";
  const elsewhere = { ...recorded("body-weight", 82), understood: { ...received.understood, performer } };
  for (const version of fhirVersions) {
    const resource = encodeObservation(elsewhere, version);
    expect(resource.performer).toEqual([{ reference: "#performer", display: performer }]);
    expect(again(elsewhere, version)).toMatchObject({ origin: "practice", understood: { performer } });
  }
});

it("a comment is written where the release has it", () => {
  const measurement = { ...recorded("body-weight", 82.4), comment: "Na het eten" };
  expect(encodeObservation(measurement, "stu3")).toMatchObject({ comment: "Na het eten" });
  expect(encodeObservation(measurement, "r4")).toMatchObject({ note: [{ text: "Na het eten" }] });
});
