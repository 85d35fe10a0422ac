import type { FhirVersion } from "#db/terms/gateways.ts";
import type { JsonObject } from "#server/fhir/format/json.ts";
import type { ReceivedMeasurement, SentCode, Understood } from "#server/measurements/contract.ts";
import { understandOwn } from "./own-measurement.ts";
import type { MeasurementProfile } from "./profile.ts";
import { profileOf, profiles } from "./profiles.ts";
import { keyOf } from "./systems.ts";
import { eventTimingUrl } from "./timing.ts";
import { conceptOf, quantityElement } from "./write-concept.ts";
import { type WrittenParts, writeParts } from "./write-parts.ts";

/** A measurement as it is stored, with whom it is about and which practice serves it. What the practice recorded has no source. */
export type ServedMeasurement = Omit<ReceivedMeasurement, "fhirVersion" | "format" | "body" | "understood"> & {
  understood: Understood | null;
  /** The logical id of the Observation; without one it is as new as one that a PGO sends. */
  id?: string;
  subject: Reference;
  practice: Reference;
};
export type Reference = { reference: string; display?: string };

/**
 * A stored measurement to an Observation of either release. What was understood is written where that release has it, with codes and unit
 * as they were sent; a value that the practice recorded itself gets the codes and the unit of its kind.
 */
export function encodeObservation(
  measurement: ServedMeasurement,
  version: FhirVersion,
): JsonObject & { resourceType: string } {
  const profile = profiles.find(({ kind }) => kind === measurement.kind) ?? null;
  const understood = measurement.understood ?? understandOwn(measurement, profile);
  const parts = writeParts(understood.components, profile, version);
  const extensions = withTiming(parts.extensions, understood.timing, version);
  // Without a profile of its own it is what the resource itself says.
  const canonical = profile?.canonical[version] ?? "http://hl7.org/fhir/StructureDefinition/Observation";

  return {
    resourceType: "Observation",
    ...(measurement.id !== undefined && { id: measurement.id }),
    meta: { profile: [canonical] },
    ...(extensions.length > 0 && { extension: extensions }),
    ...(measurement.identifier !== null && { identifier: [identifierElement(measurement.identifier)] }),
    status: understood.status ?? "final",
    ...(understood.categories.length > 0 && {
      category: understood.categories.map((code) => conceptOf([code], version)),
    }),
    code: conceptOf(codesFor(understood.codes, profile, parts), version),
    subject: { ...measurement.subject },
    // A sender who named no moment gets none back, only when it came.
    ...(understood.effective === null
      ? { issued: measurement.effectiveAt.toISOString() }
      : { effectiveDateTime: understood.effective }),
    ...originElements(measurement),
    ...valueElement(understood, profile, version),
    ...concept("dataAbsentReason", understood.dataAbsentReason, version),
    ...interpretationElement(understood, version),
    ...commentElement(measurement.comment, version),
    ...concept("bodySite", understood.bodySite, version),
    ...concept("method", understood.method, version),
    ...(parts.components.length > 0 && { component: parts.components }),
  };
}

/** Codes as sent, without those that only say a part when this release says it elsewhere. */
function codesFor(codes: SentCode[], profile: MeasurementProfile | null, parts: WrittenParts): SentCode[] {
  if (profile === null) return codes;
  const secondKeys = new Set(profile.parts.flatMap(({ secondCodings }) => secondCodings ?? []).map(keyOf));
  const naming = codes.filter((code) => !secondKeys.has(keyOf(code)));
  const kept = profileOf(naming) === null ? codes : naming;
  const keys = new Set(kept.map(keyOf));
  return [...kept, ...parts.secondCodings.filter((code) => !keys.has(keyOf(code)))];
}

/** FHIR's integers have 32 bits. */
const isFhirInteger = (value: number): boolean => Number.isInteger(value) && Math.abs(value) < 2 ** 31;

function valueElement(understood: Understood, profile: MeasurementProfile | null, version: FhirVersion): JsonObject {
  const { quantity, valueCodes, valueText } = understood;
  if (quantity !== null) {
    const isBare = quantity.unit === null && quantity.code === null && quantity.comparator === undefined;
    const isInteger = version === "r4" && profile?.isIntegerInR4 === true && isFhirInteger(quantity.value);
    return isBare && isInteger ? { valueInteger: quantity.value } : { valueQuantity: quantityElement(quantity) };
  }
  if (valueCodes !== undefined) return { valueCodeableConcept: conceptOf(valueCodes, version) };
  return valueText === undefined ? {} : { valueString: valueText };
}

/** Around which event, as sent, in one extension with the offset that belongs to it. */
function withTiming(extensions: JsonObject[], timing: readonly SentCode[], version: FhirVersion): JsonObject[] {
  const codes = timing.map((code) => ({ url: "code", valueCodeableConcept: conceptOf([code], version) }));
  if (codes.length === 0) return extensions;
  const offsets = extensions.filter(({ url }) => url === eventTimingUrl).flatMap(({ extension }) => extension ?? []);
  const others = extensions.filter(({ url }) => url !== eventTimingUrl);
  return [{ url: eventTimingUrl, extension: [...codes, ...offsets] }, ...others];
}

/**
 * Who measured, with what. A professional who is not the practice itself (the value came from outside) is served as a contained resource: that
 * works in both releases, and says nothing that was not said.
 */
function originElements({ origin, understood, practice, subject }: ServedMeasurement): JsonObject {
  const device = understood?.device ?? (origin === "device" ? "device" : null);
  const isStranger = origin === "practice" && understood !== null;
  const own = origin === "practice" ? practice : subject;
  const display = understood?.performer ?? (isStranger ? undefined : own.display);
  const name: JsonObject = display === undefined ? {} : { display };
  return {
    ...(isStranger && { contained: [{ resourceType: "Practitioner", id: "performer" }] }),
    performer: [{ reference: isStranger ? "#performer" : own.reference, ...name }],
    ...(device !== null && { device: { display: device } }),
  };
}

function identifierElement(identifier: string): JsonObject {
  const bar = identifier.indexOf("|");
  const system = identifier.slice(0, bar);
  return { ...(system !== "" && { system }), value: identifier.slice(bar + 1) };
}

function concept(name: string, codes: readonly SentCode[], version: FhirVersion): JsonObject {
  return codes.length === 0 ? {} : { [name]: conceptOf(codes, version) };
}

function interpretationElement({ interpretation }: Understood, version: FhirVersion): JsonObject {
  if (interpretation.length === 0) return {};
  const element = conceptOf(interpretation, version);
  return { interpretation: version === "r4" ? [element] : element };
}

function commentElement(comment: string | null, version: FhirVersion): JsonObject {
  if (comment === null) return {};
  return version === "r4" ? { note: [{ text: comment }] } : { comment };
}
