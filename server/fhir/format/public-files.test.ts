import { existsSync, globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { FhirVersion } from "#db/terms/gateways.ts";
import { describePublic, fixture } from "#tests/support/fixtures.ts";
import type { Json } from "./json.ts";
import { isObject } from "./json.ts";
import { type FhirBody, readBody } from "./read-body.ts";
import { writeBody } from "./write-body.ts";

const files = globSync(fixture("{resolved,fhir-stu3,fhir-r4,conformance}/**/*.xml")).sort();
const versionOf = (path: string): FhirVersion =>
  /fhir-r4|profiles-r4|CapabilityStatement-dwv/.test(path) ? "r4" : "stu3";

function read(bytes: Uint8Array, version: FhirVersion, path: string): FhirBody {
  const body = readBody(bytes, { format: "xml", version });
  if (!body.ok) throw new Error(`${path}: ${JSON.stringify(body.issues)}`);
  return body.value;
}

/** Without the narrative, whose white space may differ. */
function withoutNarrative(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNarrative);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([name, part]) => !(name === "text" && isObject(part) && "status" in part));
  return Object.fromEntries(kept.map(([name, part]) => [name, withoutNarrative(part)]));
}

describePublic("public XML files", () => {
  it("every element of every file is known and survives a round trip", () => {
    expect(files.length).toBeGreaterThan(600);
    for (const path of files) {
      const version = versionOf(path);
      const body = read(readFileSync(path), version, path);
      expect(body.unknownCount, path).toBe(0);
      const again = read(writeBody(body.resource, { format: "xml", version }), version, path);
      expect(again.resource, path).toEqual(body.resource);
    }
  });

  it("a file and its JSON twin are the same resource", () => {
    const twins = files
      .map((path) => ({ path, twin: path.replace(/\.xml$/, ".json") }))
      .filter(({ twin }) => existsSync(twin));
    expect(twins.length).toBeGreaterThan(30);
    for (const { path, twin } of twins) {
      const version = versionOf(path);
      const json = readBody(readFileSync(twin), { format: "json", version });
      if (!json.ok) throw new Error(`${twin}: ${JSON.stringify(json.issues)}`);
      const { resource } = read(readFileSync(path), version, path);
      expect(withoutNarrative(resource), path).toEqual(withoutNarrative(json.value.resource));
    }
  });

  it("every JSON file survives a round trip through XML", () => {
    const jsonFiles = globSync(fixture("{resolved,fhir-stu3,fhir-r4}/**/*.json"));
    expect(jsonFiles.length).toBeGreaterThan(100);
    for (const path of jsonFiles) {
      const version = versionOf(path);
      const json = readBody(readFileSync(path), { format: "json", version });
      if (!json.ok) throw new Error(`${path}: ${JSON.stringify(json.issues)}`);
      const again = read(writeBody(json.value.resource, { format: "xml", version }), version, path);
      expect(again.resource, path).toEqual(json.value.resource);
    }
  });

  it("the bytes of an entry are exactly its resource", () => {
    for (const path of files.filter((name) => /bundle\.xml$|Transaction/.test(name))) {
      const version = versionOf(path);
      const text = readFileSync(path, "utf8");
      const { resource, entryBytes } = read(readFileSync(path), version, path);
      expect(entryBytes.length).toBe(Array.isArray(resource.entry) ? resource.entry.length : 0);
      for (const [index, bytes] of entryBytes.entries()) {
        if (bytes === null) throw new Error(`${path}[${index}] has no bytes`);
        const part = Buffer.from(bytes).toString();
        expect(text).toContain(part);
        const alone = read(Buffer.from(part.replace(/^<(\w+)/, '<$1 xmlns="http://hl7.org/fhir"')), version, path);
        const entry = Array.isArray(resource.entry) ? resource.entry[index] : null;
        expect(alone.resource).toEqual(isObject(entry) ? entry.resource : null);
      }
    }
  });
});
