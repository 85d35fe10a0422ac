import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import type { JsonObject } from "./json.ts";
import { writeXml } from "./write-xml.ts";

/** Encodes one resource in JSON form as the bytes of a response. */
export function writeBody(
  resource: JsonObject & { resourceType: string },
  options: { format: FhirFormat; version: FhirVersion },
): Buffer {
  return Buffer.from(options.format === "json" ? JSON.stringify(resource) : writeXml(resource, options.version));
}
