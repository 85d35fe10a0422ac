import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type CodeMeaning, meaningOf } from "#db/terms/observation-codes.ts";
import { readBody } from "#server/fhir/format/read-body.ts";
import { messages } from "#server/language/messages.ts";
import { decodeObservation } from "./decode-observation.ts";

/** Every code accompanying a value in the examples of all kinds. */
const codes = globSync("server/fhir/codec/*/example.*.json").flatMap((path) => {
  const version = path.includes("stu3") ? "stu3" : "r4";
  const body = readBody(readFileSync(path), { format: "json", version });
  if (!body.ok) throw new Error(path);
  const decoded = decodeObservation(body.value.resource, new Uint8Array(), {
    version,
    format: "json",
    now: new Date(0),
  });
  if (!decoded.ok) throw new Error(path);
  const { components, bodySite, method, interpretation, timing } = decoded.value.understood;
  return [...components.flatMap(({ values }) => values ?? []), ...bodySite, ...method, ...interpretation, ...timing];
});

it("a code accompanying a value is shown in our own words, whatever display was sent", () => {
  expect(codes.length).toBeGreaterThan(20);
  for (const code of codes) expect(meaningOf(code), JSON.stringify(code)).not.toBeNull();
});

it("every meaning has words in both languages", () => {
  const told: Record<CodeMeaning, string>[] = [messages.nl.fhir.meanings, messages.en.fhir.meanings];
  for (const code of codes) for (const words of told) expect(words).toHaveProperty([meaningOf(code) ?? ""]);
});

it("a code without a system, or from another one, has no meaning by itself", () => {
  expect(meaningOf({ system: null, code: "33586001" })).toBeNull();
  expect(meaningOf({ system: "http://loinc.org", code: "33586001" })).toBeNull();
  expect(meaningOf({ system: null, code: null })).toBeNull();
});
