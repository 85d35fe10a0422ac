import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import { importBytesMax } from "#db/terms/questionnaires.ts";
import { DomainError } from "#server/errors.ts";
import { readBody } from "#server/fhir/format/read-body.ts";
import type { InspectInput } from "#server/questionnaires/contract.ts";

/** A questionnaire is deep in groups at most, and never long. */
const limits = { bytes: importBytesMax, xmlBytes: importBytesMax, depth: 40, members: 2_000, nodes: 100_000 };

/** A file that a person brings, parsed. Throws INVALID for what is no FHIR resource. */
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

/** Elements that only one of the releases has (R4 renamed options and gave conditions an operator); without any of them R4. */
function releaseOf(text: string): FhirVersion {
  const has = (name: string) => text.includes(`"${name}"`) || text.includes(`<${name}>`) || text.includes(`<${name} `);
  if (["answerOption", "answerValueSet", "operator", "enableBehavior", "derivedFrom"].some(has)) return "r4";
  return ["option", "options", "hasAnswer"].some(has) || /"?enableWhen/.test(text) ? "stu3" : "r4";
}
