import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import type { FhirIssue } from "#server/fhir/outcome.ts";

/** A format, or why there is none: not a FHIR media type, or another FHIR release than that of the base URL. */
export type FormatChoice =
  | { ok: true; format: FhirFormat }
  | { ok: false; reason: "media-type" | "version"; issues: FhirIssue[] };

const formats: Readonly<Record<string, FhirFormat>> = {
  "application/fhir+json": "json",
  "application/json+fhir": "json",
  "application/json": "json",
  "text/json": "json",
  json: "json",
  "application/fhir+xml": "xml",
  "application/xml+fhir": "xml",
  "application/xml": "xml",
  "text/xml": "xml",
  xml: "xml",
};

/** `fhirVersion` in a media type (https://hl7.org/fhir/R4/http.html#version-parameter); a patch level may follow. */
const versionPattern: Record<FhirVersion, RegExp> = { stu3: /^3\.0(\.[0-9]+)?$/, r4: /^4\.0(\.[0-9]+)?$/ };
const versionName: Record<FhirVersion, string> = { stu3: "3.0", r4: "4.0" };

type MediaType = { type: string; parameters: Map<string, string> };

/** The format of a body by its Content-Type, under the base URL of `version`. Without fhirVersion the base URL decides. */
export function formatOfBody(contentType: string | undefined, version: FhirVersion): FormatChoice {
  if (contentType === undefined) return refusal("media-type", "A body needs a Content-Type");
  return choose(mediaType(contentType), version);
}

/** The format of a response: `_format` decides, then Accept by weight; `otherwise` when anything is accepted or neither is given. */
export function formatOfResponse(
  asked: { accept: string | undefined; format: string | undefined },
  version: FhirVersion,
  otherwise: FhirFormat = "json",
): FormatChoice {
  // In a query "+" decodes to a space, so application/fhir+json arrives with one.
  if (asked.format !== undefined)
    return choose(mediaType(asked.format.replace(/^application\/(fhir|json|xml) /, "application/$1+")), version);
  if (asked.accept === undefined || asked.accept.trim() === "") return { ok: true, format: otherwise };
  let refused: FormatChoice = refusal("media-type", "Balie answers in application/fhir+json or application/fhir+xml");
  for (const accepted of byWeight(asked.accept)) {
    const isAnything = accepted.type === "*/*" || accepted.type === "application/*";
    const choice = isAnything ? choose({ ...accepted, type: otherwise }, version) : choose(accepted, version);
    if (choice.ok) return choice;
    if (choice.reason === "version") refused = choice;
  }
  return refused;
}

/** Content-Type of a response. */
export function contentTypeOf(format: FhirFormat, version: FhirVersion): string {
  return `application/fhir+${format}; fhirVersion=${versionName[version]}; charset=utf-8`;
}

function choose({ type, parameters }: MediaType, version: FhirVersion): FormatChoice {
  const format = Object.hasOwn(formats, type) ? formats[type] : undefined;
  if (format === undefined) return refusal("media-type", "Expected application/fhir+json or application/fhir+xml");
  const charset = parameters.get("charset");
  if (charset !== undefined && charset !== "utf-8" && charset !== "utf8" && charset !== "us-ascii") {
    return refusal("media-type", "FHIR is written in UTF-8");
  }
  const asked = parameters.get("fhirversion");
  if (asked !== undefined && !versionPattern[version].test(asked)) {
    return refusal("version", `This address speaks FHIR ${versionName[version]}`);
  }
  return { ok: true, format };
}

function mediaType(written: string): MediaType {
  const [type = "", ...rest] = written.toLowerCase().split(";");
  const parameters = rest.map((parameter) => {
    const [name = "", value = ""] = parameter.split("=");
    return [name.trim(), value.trim().replace(/^"(.*)"$/, "$1")] as const;
  });
  return { type: type.trim(), parameters: new Map(parameters) };
}

/** Accepted media types by descending weight, without those of weight 0. At most 20 are considered. */
function byWeight(accept: string): MediaType[] {
  return accept
    .split(",", 20)
    .map(mediaType)
    .map((accepted) => ({ accepted, weight: Number(accepted.parameters.get("q") ?? "1") || 0 }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ accepted }) => accepted);
}

function refusal(reason: "media-type" | "version", diagnostics: string): FormatChoice & { ok: false } {
  return { ok: false, reason, issues: [{ severity: "error", code: "not-supported", diagnostics }] };
}
