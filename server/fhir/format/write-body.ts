import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import type { JsonObject } from "./json.ts";
import { writeXml } from "./write-xml.ts";

/** One resource, in FHIR's JSON form, to the bytes of an answer. */
export function writeBody(
  resource: JsonObject & { resourceType: string },
  options: { format: FhirFormat; version: FhirVersion },
): Buffer {
  return Buffer.from(options.format === "json" ? JSON.stringify(resource) : writeXml(resource, options.version));
}
