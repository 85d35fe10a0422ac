import type { FhirVersion } from "#db/terms/gateways.ts";
import { type SetAsideReason, withdrawnReasons } from "#db/terms/measurements.ts";
import type { JsonObject } from "#server/fhir/format/json.ts";
import type { ReceivedMeasurement, SentCode, Understood } from "#server/measurements/values/contract.ts";
import { understandOwn } from "./own-measurement.ts";
import type { MeasurementProfile } from "./profile.ts";
import { profileOf, profiles } from "./profiles.ts";
import { keyOf } from "./systems.ts";
import { eventTimingUrl } from "./timing.ts";
import { conceptOf, quantityElement } from "./write-concept.ts";
import { type WrittenParts, writeParts } from "./write-parts.ts";

/** A stored measurement, with its subject and the practice that serves it. Values recorded by the practice have no source resource. */
export type ServedMeasurement = Omit<ReceivedMeasurement, "fhirVersion" | "format" | "body" | "understood"> & {
  understood: Understood | null;
  /** The logical id; absent for a new Observation, as a PGO sends it. */
  id?: string;
  subject: Reference;
  practice: Reference;
};
export type Reference = { reference: string; display?: string };

/**
 * Encodes a stored measurement as an Observation of either release. Decoded details are written where that release has them, with codes
 * and unit as sent; a value recorded by the practice gets the codes and unit of its kind.
 */
export function encodeObservation(
  measurement: ServedMeasurement,
  version: FhirVersion,
): JsonObject & { resourceType: string } {
  const profile = profiles.find(({ kind }) => kind === measurement.kind) ?? null;
  const understood = measurement.understood ?? understandOwn(measurement, profile);
  const parts = writeParts(understood.components, profile, version);
  const extensions = withTiming(parts.extensions, understood.timing, version);
  // A kind without a profile uses the canonical URL of the base resource.
  const canonical = profile?.canonical[version] ?? "http://hl7.org/fhir/StructureDefinition/Observation";

  return {
    resourceType: "Observation",
    ...(measurement.id !== undefined && { id: measurement.id }),
    meta: { profile: [canonical] },
    ...(extensions.length > 0 && { extension: extensions }),
    ...(measurement.identifier !== null && { identifier: [identifierElement(measurement.identifier)] }),
    status: isWithdrawn(measurement) ? "entered-in-error" : (understood.status ?? "final"),
    ...(understood.categories.length > 0 && {
      category: understood.categories.map((code) => conceptOf([code], version)),
    }),
    code: conceptOf(codesFor(understood.codes, profile, parts), version),
    subject: { ...measurement.subject },
    // Without a time from the sender only the time of arrival is served, as `issued`.
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

function isWithdrawn({ setAside }: ServedMeasurement): boolean {
  const reasons: readonly (SetAsideReason | null)[] = withdrawnReasons;
  return reasons.includes(setAside);
}

/** The codes as sent, without second codings that this release expresses elsewhere. */
function codesFor(codes: SentCode[], profile: MeasurementProfile | null, parts: WrittenParts): SentCode[] {
  if (profile === null) return codes;
  const secondKeys = new Set(profile.parts.flatMap(({ secondCodings }) => secondCodings ?? []).map(keyOf));
  const naming = codes.filter((code) => !secondKeys.has(keyOf(code)));
  const kept = profileOf(naming) === null ? codes : naming;
  const keys = new Set(kept.map(keyOf));
  return [...kept, ...parts.secondCodings.filter((code) => !keys.has(keyOf(code)))];
}

/** FHIR integers are 32-bit. */
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

/** The event timing as sent, in one extension with its offset. */
function withTiming(extensions: JsonObject[], timing: readonly SentCode[], version: FhirVersion): JsonObject[] {
  const codes = timing.map((code) => ({ url: "code", valueCodeableConcept: conceptOf([code], version) }));
  if (codes.length === 0) return extensions;
  const offsets = extensions.filter(({ url }) => url === eventTimingUrl).flatMap(({ extension }) => extension ?? []);
  const others = extensions.filter(({ url }) => url !== eventTimingUrl);
  return [{ url: eventTimingUrl, extension: [...codes, ...offsets] }, ...others];
}

/**
 * Performer and device. A professional outside the practice (the value came from elsewhere) is served as a contained resource: this works
 * in both releases and claims nothing that was not sent.
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
