import type { FhirVersion } from "#db/terms/gateways.ts";
import type { JsonObject } from "#server/fhir/format/json.ts";
import type { ReceivedMeasurement, SentCode, SentQuantity, Understood } from "#server/measurements/contract.ts";
import { writeEffective } from "./effective.ts";
import type { KnownCode, MeasurementProfile } from "./profile.ts";
import { profileOf, profiles } from "./profiles.ts";
import { keyOf, ucum } from "./systems.ts";
import { eventTimingUrl, timingByMoment } from "./timing.ts";
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
type Encoded = ServedMeasurement & { understood: Understood };
export type Reference = { reference: string; display?: string };

/**
 * A stored measurement to an Observation of either release. What was understood is written where that release has it, with codes and unit
 * as they were sent; a value that the practice recorded itself gets the codes and the unit of its kind.
 */
export function encodeObservation(
  served: ServedMeasurement,
  version: FhirVersion,
): JsonObject & { resourceType: string } {
  const understood = served.understood ?? nothing;
  const measurement: Encoded = { ...served, understood };
  const profile = profiles.find(({ kind }) => kind === measurement.kind) ?? null;
  const isOwn = understood.codes.length === 0;
  const parts = writeParts(isOwn ? ownParts(measurement, profile) : understood.components, profile, version);
  const extensions = [
    ...timingExtension(measurement, profile, parts.extensions, version),
    ...parts.extensions.filter(isNotTiming),
  ];
  const canonical = profile?.canonical[version] ?? null;
  const categories = understood.categories.length === 0 ? fallback(profile?.category) : understood.categories;

  return {
    resourceType: "Observation",
    ...(measurement.id !== undefined && { id: measurement.id }),
    ...(canonical !== null && { meta: { profile: [canonical] } }),
    ...(extensions.length > 0 && { extension: extensions }),
    ...(measurement.identifier !== null && { identifier: [identifierElement(measurement.identifier)] }),
    status: understood.status ?? "final",
    ...(categories.length > 0 && { category: categories.map((code) => conceptOf([code], version)) }),
    code: conceptOf(codesFor(measurement, profile, parts), version),
    subject: { ...measurement.subject },
    ...timeOf(measurement, isOwn),
    ...originOf(measurement, isOwn),
    ...valueElement(measurement, profile, isOwn, version),
    ...concept("dataAbsentReason", understood.dataAbsentReason, version),
    ...interpretationOf(understood, version),
    ...commentOf(measurement.comment, version),
    ...concept("bodySite", understood.bodySite, version),
    ...concept("method", understood.method, version),
    ...(parts.components.length > 0 && { component: parts.components }),
  };
}

/** What the practice recorded was never a resource. */
const nothing: Understood = {
  profiles: [],
  status: null,
  codes: [],
  categories: [],
  quantity: null,
  effective: null,
  components: [],
  bodySite: [],
  method: [],
  interpretation: [],
  device: null,
  performer: null,
  timing: [],
  dataAbsentReason: [],
};

const fallback = (code: KnownCode | null | undefined): SentCode[] => (code ? [code] : []);
/** FHIR's integers have 32 bits. */
const isFhirInteger = (value: number): boolean => Number.isInteger(value) && Math.abs(value) < 2 ** 31;
const isNotTiming = ({ url }: JsonObject): boolean => url !== eventTimingUrl;

/** Codes as sent, without those that only say a part when this release says it elsewhere. */
function codesFor(measurement: Encoded, profile: MeasurementProfile | null, parts: WrittenParts): SentCode[] {
  const { codes } = measurement.understood;
  if (profile === null) return codes;
  if (codes.length === 0) {
    const [usual, ...others] = profile.codes;
    const { moment } = measurement;
    const code = moment === null ? usual : (others.find((other) => other.moment === moment) ?? usual);
    return [{ system: code.system, code: code.code, display: code.display }, ...parts.secondCodings];
  }
  const secondKeys = new Set(profile.parts.flatMap(({ secondCodings }) => secondCodings ?? []).map(keyOf));
  const naming = codes.filter((code) => !secondKeys.has(keyOf(code)));
  const kept = profileOf(naming) === null ? codes : naming;
  const keys = new Set(kept.map(keyOf));
  return [...kept, ...parts.secondCodings.filter((code) => !keys.has(keyOf(code)))];
}

/** What the practice recorded has no parts as sent: its figures become the parts of its kind. */
function ownParts(measurement: Encoded, profile: MeasurementProfile | null): Understood["components"] {
  if (profile === null) return measurement.understood.components;
  const figures = [
    { part: profile.valuePart, value: measurement.value },
    { part: profile.secondPart, value: measurement.second },
  ].flatMap(({ part, value }) =>
    part === undefined || value === null ? [] : [{ part, codes: [], quantity: quantityIn(profile, value) }],
  );
  return [...figures, ...measurement.understood.components];
}

function quantityIn({ units }: MeasurementProfile, value: number): SentQuantity {
  if (units.isBare) return { value, unit: null, system: null, code: null };
  return { value, unit: units.written, system: ucum, code: units.unit };
}

function valueElement(
  measurement: Encoded,
  profile: MeasurementProfile | null,
  isOwn: boolean,
  version: FhirVersion,
): JsonObject {
  const { understood } = measurement;
  const own =
    isOwn && profile !== null && profile.valuePart === undefined && measurement.value !== null
      ? quantityIn(profile, measurement.value)
      : null;
  const quantity = understood.quantity ?? own;
  if (quantity !== null) {
    const isInteger = version === "r4" && profile?.isIntegerInR4 === true && isFhirInteger(quantity.value);
    const isBare = quantity.unit === null && quantity.code === null && quantity.comparator === undefined;
    if (isInteger && isBare) return { valueInteger: quantity.value };
    return { valueQuantity: quantityElement(quantity) };
  }
  if (understood.valueCodes !== undefined) return { valueCodeableConcept: conceptOf(understood.valueCodes, version) };
  return understood.valueText === undefined ? {} : { valueString: understood.valueText };
}

/** The moment as sent. A sender who named none gets none back, only when it came; the practice's own has the moment of its row. */
function timeOf({ understood, effectiveAt, hasTime }: Encoded, isOwn: boolean): JsonObject {
  if (understood.effective !== null) return { effectiveDateTime: understood.effective };
  return isOwn
    ? { effectiveDateTime: writeEffective({ at: effectiveAt, hasTime }) }
    : { issued: effectiveAt.toISOString() };
}

/** Around which event, as sent, or as the moment of a value that the practice recorded; with the offset that belongs to it. */
function timingExtension(
  measurement: Encoded,
  profile: MeasurementProfile | null,
  extensions: JsonObject[],
  version: FhirVersion,
): JsonObject[] {
  const offsets = extensions.filter((extension) => !isNotTiming(extension)).flatMap(({ extension }) => extension ?? []);
  const isSaidByCode =
    profile?.codes.some(({ moment }) => moment !== undefined && moment === measurement.moment) ?? false;
  const own = measurement.moment === null || isSaidByCode ? undefined : timingByMoment[measurement.moment];
  const sent = measurement.understood.timing;
  const codes = sent.length > 0 ? sent : own === undefined ? [] : [own];
  const inner = codes.map((code) => ({ url: "code", valueCodeableConcept: conceptOf([code], version) }));
  if (inner.length + offsets.length === 0) return [];
  return [{ url: eventTimingUrl, extension: [...inner, ...offsets] }];
}

/**
 * Who measured, with what. A professional who is not the practice itself (the value came from outside) is served as a contained resource: that
 * works in both releases, and says nothing that was not said.
 */
function originOf({ origin, understood, practice, subject }: Encoded, isOwn: boolean): JsonObject {
  const device = understood.device ?? (origin === "device" ? "device" : null);
  const isStranger = origin === "practice" && !isOwn;
  const own = isOwn && origin === "practice" ? practice : subject;
  const display = understood.performer ?? (isStranger ? undefined : own.display);
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

function interpretationOf({ interpretation }: Understood, version: FhirVersion): JsonObject {
  if (interpretation.length === 0) return {};
  const element = conceptOf(interpretation, version);
  return { interpretation: version === "r4" ? [element] : element };
}

function commentOf(comment: string | null, version: FhirVersion): JsonObject {
  if (comment === null) return {};
  return version === "r4" ? { note: [{ text: comment }] } : { comment };
}
