import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import type { JsonObject } from "./json.ts";

/** One resource, in FHIR's JSON form, to the bytes of an answer. */
export function writeBody(
  resource: JsonObject & { resourceType: string },
  options: { format: FhirFormat; version: FhirVersion },
): Buffer {
  if (options.format === "xml") throw new Error("XML is not written yet");
  return Buffer.from(JSON.stringify(resource));
}
