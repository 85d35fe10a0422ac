import type { FhirVersion } from "#db/terms/gateways.ts";
import type { JsonObject } from "#server/fhir/format/json.ts";
import type { SentCode, UnderstoodPart } from "#server/measurements/values/contract.ts";
import type { MeasurementProfile, PartDeclaration, Place } from "./profile.ts";
import { keyOf } from "./systems.ts";
import { conceptOf, quantityElement } from "./write-concept.ts";

/** Parts, where a release has them. */
export type WrittenParts = { components: JsonObject[]; extensions: JsonObject[]; secondCodings: SentCode[] };

const yesNo = "http://hl7.org/fhir/v2/0136";

/** Puts each part where the release has it; an undeclared one becomes a component, as it was received. */
export function writeParts(
  parts: readonly UnderstoodPart[],
  profile: MeasurementProfile | null,
  version: FhirVersion,
): WrittenParts {
  const written: WrittenParts = { components: [], extensions: [], secondCodings: [] };
  for (const part of parts) {
    const declared = profile?.parts.find((one) => one.part === part.part);
    const place = declared?.[version];
    if (place === undefined || place.at === "component") written.components.push(writeComponent(part, place, version));
    else if (place.at === "second-coding") written.secondCodings.push(...secondCodings(part, declared));
    else addExtension(written.extensions, place, partValue(part, version));
  }
  return written;
}

function writeComponent(part: UnderstoodPart, place: Place | undefined, version: FhirVersion): JsonObject {
  const declared = place?.at === "component" ? place : undefined;
  const isSame = declared === undefined || part.codes.some((code) => keyOf(code) === keyOf(declared.code));
  const codes = isSame ? part.codes : [declared.code];
  return { code: conceptOf(codes, version), ...(truth(part, declared?.as) ?? partValue(part, version)) };
}

/** Only a value with a declared coding can be a second coding. */
function secondCodings(part: UnderstoodPart, declared: PartDeclaration | undefined): readonly SentCode[] {
  const known = new Set(declared?.secondCodings?.map(keyOf));
  return (part.values ?? []).filter((value) => known.has(keyOf(value)));
}

function addExtension(extensions: JsonObject[], place: Place & { at: "extension" }, value: JsonObject): void {
  if (place.under === undefined) {
    extensions.push({ url: place.url, ...value });
    return;
  }
  const inner = { url: place.under, ...value };
  const outer = extensions.find(({ url }) => url === place.url)?.extension;
  if (Array.isArray(outer)) outer.push(inner);
  else extensions.push({ url: place.url, extension: [inner] });
}

/** Yes or no in the form of its place: a boolean in R4, Y or N in STU3. Null when the part is neither. */
function truth(part: UnderstoodPart, as: "boolean" | "yes-no" | undefined): JsonObject | null {
  if (as === undefined) return null;
  const said = part.text ?? part.values?.[0]?.code ?? null;
  const isTrue = said === "true" || said === "Y";
  if (!isTrue && said !== "false" && said !== "N") return null;
  if (as === "boolean") return { valueBoolean: isTrue };
  return { valueCodeableConcept: { coding: [{ system: yesNo, code: isTrue ? "Y" : "N" }] } };
}

function partValue(part: UnderstoodPart, version: FhirVersion): JsonObject {
  if (part.quantity !== undefined) return { valueQuantity: quantityElement(part.quantity) };
  if (part.values !== undefined) return { valueCodeableConcept: conceptOf(part.values, version) };
  if (part.text === "true" || part.text === "false") return { valueBoolean: part.text === "true" };
  return part.text === undefined ? {} : { valueString: part.text };
}
