import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { isObject, type Json, type JsonObject } from "#server/fhir/format/json.ts";
import { readBody } from "#server/fhir/format/read-body.ts";
import type { ReceivedMeasurement, UnderstoodPart } from "#server/measurements/values/contract.ts";
import { describePublic, fixture } from "#tests/support/fixtures.ts";
import { decodeObservation } from "./decode-observation.ts";

const dayT = new Date("2026-06-15T12:00:00Z");

/** Every Observation of a bundle, decoded from its own bytes in the bundle. */
function decodeBundle(path: string, now = dayT): ReceivedMeasurement[] {
  const format = path.endsWith(".xml") ? "xml" : "json";
  const read = readBody(readFileSync(path), { format, version: "stu3" });
  if (!read.ok) throw new Error(`${path}: ${JSON.stringify(read.issues)}`);
  const entries = objects(read.value.resource.entry);
  return entries.flatMap((entry, index) => {
    const bytes = read.value.entryBytes[index];
    if (!isObject(entry.resource) || entry.resource.resourceType !== "Observation" || !bytes) return [];
    const decoded = decodeObservation(entry.resource, bytes, { version: "stu3", format, now });
    if (!decoded.ok) throw new Error(`${path}[${index}]: ${JSON.stringify(decoded.issues)}`);
    return [decoded.value];
  });
}

function objects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A decoded measurement in the format of derived/expected-selfmeasurements.json. */
function summary({ understood, comment }: ReceivedMeasurement): JsonObject {
  const sentParts = understood.components.filter(({ codes }) => codes.length > 0);
  const components = Object.fromEntries(sentParts.map((part) => [part.codes[0]?.code ?? "", partSummary(part)]));
  return {
    profile: understood.profiles[0]?.split("/").at(-1) ?? "",
    code: understood.codes.map(({ code }) => code),
    effective: understood.effective,
    ...(understood.quantity !== null && { value: [understood.quantity.value, understood.quantity.code] }),
    ...(sentParts.length > 0 && { components }),
    ...(comment !== null && { comment }),
  };
}

function partSummary(part: UnderstoodPart): Json {
  if (part.quantity) return [part.quantity.value, part.quantity.code];
  return part.values?.[0]?.code ?? part.text ?? null;
}

describePublic("public bundles", () => {
  const expected = JSON.parse(readFileSync(fixture("derived/expected-selfmeasurements.json"), "utf8"));

  for (const [path, bundle] of Object.entries<JsonObject>(expected.bundles ?? {})) {
    it(`what is understood of ${path.split("/").at(-1)} and its XML twin is what was read from it by hand`, () => {
      for (const file of [path, path.replace(/\.json$/, ".xml")]) {
        const summaries = decodeBundle(fixture(`resolved/${file}`)).map((measurement) => summary(measurement));
        expect(summaries, file).toEqual(bundle.observations);
      }
    });
  }

  it("every Observation in the public bundles is of a known kind, and one in the future is set aside until its date has passed", () => {
    const files = globSync(fixture("resolved/fhir-stu3/selfmeasurements/*-bundles/*.{json,xml}"));
    const early = files.flatMap((path) => decodeBundle(path).map((measurement) => ({ path, measurement })));
    expect(early.length).toBeGreaterThan(80);
    for (const { path, measurement } of early) {
      expect(measurement.kind, path).not.toBe("other");
      const isLater = (measurement.understood.effective ?? "") > "2026-06-16T14:00";
      expect(measurement.setAside, path).toBe(isLater ? "in-the-future" : null);
    }
    // The scenarios x-3 deliberately measure after their day T.
    expect(early.filter(({ measurement }) => measurement.setAside === "in-the-future").length).toBeGreaterThan(3);
    const later = files.flatMap((path) => decodeBundle(path, new Date("2026-12-01T12:00:00Z")));
    expect(later.filter(({ setAside }) => setAside !== null)).toEqual([]);
  });
});
