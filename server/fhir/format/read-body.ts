import { isAscii, isUtf8 } from "node:buffer";
import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import type { IssueCode, Read } from "#server/fhir/outcome.ts";
import type { Json, JsonObject } from "./json.ts";
import { isObject } from "./json.ts";
import { type BodyLimits, bodyLimits } from "./limits.ts";
import { readJson } from "./read-json.ts";
import { readXml } from "./read-xml.ts";
import type { TextSpan } from "./scan-json.ts";

/** One resource as sent. */
export type FhirBody = {
  /**
   * The JSON form of the resource, whatever the format of the body. Only `resourceType` was checked to be a name; nothing else is
   * validated.
   */
  resource: JsonObject & { resourceType: string };
  /** The bytes as received. */
  bytes: Uint8Array;
  /** For a Bundle: the exact bytes of each `entry[n].resource`; null for an entry without one. Empty for other resources. */
  entryBytes: (Uint8Array | null)[];
  /** XML elements that FHIR does not have and that were skipped. */
  unknownCount: number;
};

const byteOrderMark = [0xef, 0xbb, 0xbf];

/**
 * Parses untrusted bytes to one resource. Never throws: problems are returned as issues with their location, quoting nothing. UTF-8 only
 * (FHIR allows nothing else); a leading byte order mark is skipped (RFC 8259 §8.1).
 */
export function readBody(
  bytes: Uint8Array,
  options: { format: FhirFormat; version: FhirVersion; limits?: BodyLimits },
): Read<FhirBody> {
  const limits = options.limits ?? bodyLimits;
  const bytesMax = options.format === "xml" ? Math.min(limits.xmlBytes, limits.bytes) : limits.bytes;
  if (bytes.length > bytesMax) return refusal("too-long", `Longer than ${bytesMax} bytes`);
  const start = byteOrderMark.every((byte, index) => bytes[index] === byte) ? byteOrderMark.length : 0;
  const content = Buffer.from(bytes.buffer, bytes.byteOffset + start, bytes.length - start);
  if (!isUtf8(content)) return refusal("invalid", "Not UTF-8");
  const hasOneBytePerUnit = isAscii(content);
  const text = content.toString(hasOneBytePerUnit ? "latin1" : "utf8");

  const read = options.format === "json" ? readJson(text, limits) : readXml(text, options.version, limits);
  if (!read.ok) return read;
  const { resource } = read.value;
  if (!isResource(resource)) return refusal("structure", "A resource names its type in resourceType");

  const bytesOf = (span: TextSpan | null | undefined): Uint8Array | null => {
    if (span === null || span === undefined) return null;
    // Valid UTF-8 decodes and encodes losslessly, so these are the bytes as sent.
    return hasOneBytePerUnit ? content.subarray(span.start, span.end) : Buffer.from(text.slice(span.start, span.end));
  };
  const entryCount = resource.resourceType === "Bundle" && Array.isArray(resource.entry) ? resource.entry.length : 0;
  const entryBytes = Array.from({ length: entryCount }, (_, index) => bytesOf(read.value.entries[index]));
  return { ok: true, value: { resource, bytes, entryBytes, unknownCount: read.value.unknownCount } };
}

function isResource(value: Json): value is JsonObject & { resourceType: string } {
  return isObject(value) && typeof value.resourceType === "string" && /^[A-Z][A-Za-z]{1,63}$/.test(value.resourceType);
}

function refusal(code: IssueCode, diagnostics: string): Read<FhirBody> {
  return { ok: false, issues: [{ severity: "fatal", code, diagnostics }] };
}
