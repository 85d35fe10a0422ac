import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import { importBytesMax } from "#db/terms/questionnaires.ts";
import { DomainError } from "#server/errors.ts";
import { readBody } from "#server/fhir/format/read-body.ts";
import type { InspectInput } from "#server/questionnaires/library/contract.ts";

/** A questionnaire nests groups at most, and is never large. */
const limits = { bytes: importBytesMax, xmlBytes: importBytesMax, depth: 40, members: 2_000, nodes: 100_000 };

/** Parses an uploaded file. Throws INVALID when it is not a FHIR resource. */
export function questionnaireFile({ content, release }: InspectInput): {
  value: unknown;
  release: FhirVersion;
  format: FhirFormat;
  body: Buffer;
} {
  const text = content.replace(/^\uFEFF/, "");
  const format = text.trimStart().startsWith("<") ? "xml" : "json";
  const version = release === "auto" ? releaseOf(text) : release;
  const body = Buffer.from(text);
  const read = readBody(body, { format, version, limits });
  if (!read.ok) throw new DomainError("INVALID", "questionnaire.file-unreadable");
  return { value: read.value.resource, release: version, format, body };
}

/**
 * Detects the FHIR version by elements that only one of them has (R4 renamed `option` and gave conditions an operator);
 * R4 when there are none.
 */
function releaseOf(text: string): FhirVersion {
  const has = (name: string) => text.includes(`"${name}"`) || text.includes(`<${name}>`) || text.includes(`<${name} `);
  if (["answerOption", "answerValueSet", "operator", "enableBehavior", "derivedFrom"].some(has)) return "r4";
  return ["option", "options", "hasAnswer"].some(has) || /"?enableWhen/.test(text) ? "stu3" : "r4";
}
