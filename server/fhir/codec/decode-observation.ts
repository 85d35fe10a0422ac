import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import type { SetAsideReason } from "#db/terms/measurements.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import type { JsonObject } from "#server/fhir/format/json.ts";
import type { FhirIssue, Read } from "#server/fhir/outcome.ts";
import type { ReceivedMeasurement, SentCode, Understood } from "#server/measurements/values/contract.ts";
import { codesOf, readPartValue } from "./concept.ts";
import { type Effective, readEffective } from "./effective.ts";
import { Element } from "./element.ts";
import { readOrigin, type TypeOf } from "./origin.ts";
import { readParts } from "./parts.ts";
import { profileOf } from "./profiles.ts";
import { momentOf, readTiming } from "./timing.ts";
import { type DecodedValue, readValue } from "./value.ts";

export type DecodeOptions = {
  version: FhirVersion;
  format: FhirFormat;
  now: Date;
  /** The patient's; a value from before it has a wrong clock. */
  birthDate?: string;
  /** Location of the Observation in the request body, for issues: "Bundle.entry[3].resource". */
  path?: string;
  typeOf?: TypeOf;
};

/** Tolerance for another time zone or a clock that runs ahead. */
const aheadMsMax = 24 * 3_600_000;
/**
 * Nobody shared a self-measurement before this; a clock that was not set often says 1970 or 2000. Our own choice (2026-11-30).
 */
const longAgo = new Date("2005-01-01T00:00:00Z");
const statuses = [
  "registered",
  "preliminary",
  "final",
  "amended",
  "corrected",
  "cancelled",
  "entered-in-error",
  "unknown",
];

/**
 * Decodes one Observation of either release. `body` is kept unchanged. A structure that is not valid FHIR is refused with issues that
 * give its location. An implausible value is not refused: it is stored, shown and set aside. An Observation of an unknown kind, or one
 * whose meaning is modified (modifierExtension, implicitRules), becomes kind "other".
 */
export function decodeObservation(
  resource: JsonObject,
  body: Uint8Array,
  options: DecodeOptions,
): Read<ReceivedMeasurement> {
  const issues: FhirIssue[] = [];
  const observation = Element.root(resource, options.path ?? "Observation", issues);
  if (observation.text("resourceType") !== "Observation") observation.note("invalid", "Expected an Observation");

  const codes = codesOf(observation.element("code"));
  if (codes.length === 0) observation.note("required", "An Observation says by a code what was measured", "code");
  const status = readStatus(observation);
  const effective = readTime(observation);
  const isModified = observation.has("modifierExtension") || observation.has("implicitRules");
  const known = isModified ? null : profileOf(codes);
  const profile = known?.profile ?? null;
  const parts = readParts(observation, profile, codes);
  const sent = readPartValue(observation);
  const timing = readTiming(observation);
  const { origin, device, performer } = readOrigin(observation, options.typeOf ?? (() => null));
  const measured: DecodedValue =
    known === null ? { value: null, diastolic: null, setAside: null } : readValue(known, sent.quantity ?? null, parts);

  const understood: Understood = {
    profiles: observation.element("meta")?.texts("profile") ?? [],
    status,
    codes,
    categories: observation.elements("category").flatMap(codesOf),
    quantity: sent.quantity ?? null,
    ...(sent.values !== undefined && { valueCodes: sent.values }),
    ...(sent.text !== undefined && { valueText: sent.text }),
    effective: effective?.text ?? null,
    components: parts,
    bodySite: codesOf(observation.element("bodySite")),
    method: codesOf(observation.element("method")),
    interpretation: readInterpretation(observation, options.version),
    device,
    performer,
    timing,
    dataAbsentReason: codesOf(observation.element("dataAbsentReason")),
  };
  const received: ReceivedMeasurement = {
    kind: profile?.kind ?? "other",
    effectiveAt: effective?.at ?? readEffective(observation.text("issued") ?? "")?.at ?? options.now,
    hasTime: effective?.hasTime ?? false,
    value: measured.value,
    diastolic: measured.diastolic,
    moment: profile === null ? null : momentOf(profile, codes, timing),
    origin,
    setAside: setAsideOf(status, measured, effective, options),
    comment: readComment(observation),
    identifier: readIdentifier(observation),
    fhirVersion: options.version,
    format: options.format,
    body,
    understood,
  };
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: received };
}

/** A problem with the Observation as a whole outranks one with its value. */
function setAsideOf(
  status: string | null,
  { setAside }: DecodedValue,
  effective: Effective | null,
  { now, birthDate }: DecodeOptions,
): SetAsideReason | null {
  if (status === "entered-in-error") return "entered-in-error";
  if (status === "cancelled") return "no-value";
  if (effective === null) return "no-time";
  if (effective.at.getTime() > now.getTime() + aheadMsMax) return "in-the-future";
  if (birthDate !== undefined && dutchDay(effective.at) < birthDate) return "before-birth";
  if (effective.at < longAgo) return "too-long-ago";
  return setAside;
}

function readStatus(observation: Element): string | null {
  const status = observation.text("status");
  if (status === null) observation.note("required", "An Observation has a status", "status");
  else if (!statuses.includes(status)) observation.note("code-invalid", "A status that FHIR does not have", "status");
  return status;
}

/** The time as sent: a dateTime, an instant, the start of a period (its end, without a start) or the first event of a timing. */
function readTime(observation: Element): (Effective & { text: string }) | null {
  const period = observation.element("effectivePeriod");
  const candidates: [string, string | null | undefined][] = [
    ["effectiveDateTime", observation.text("effectiveDateTime")],
    ["effectiveInstant", observation.text("effectiveInstant")],
    ["effectivePeriod.start", period?.text("start")],
    ["effectivePeriod.end", period?.text("end")],
    ["effectiveTiming.event[0]", observation.element("effectiveTiming")?.texts("event")[0]],
  ];
  for (const [name, text] of candidates) {
    if (text === null || text === undefined) continue;
    const effective = readEffective(text);
    if (effective !== null) return { ...effective, text };
    observation.note("value", "Not a date or moment that FHIR has", name);
    return null;
  }
  return null;
}

/** STU3 has a single interpretation, R4 a list. */
function readInterpretation(observation: Element, version: FhirVersion): SentCode[] {
  if (version === "stu3") return codesOf(observation.element("interpretation"));
  return observation.elements("interpretation").flatMap(codesOf);
}

/** STU3 `comment`, R4 `note`; both are read, because senders mix them up and a comment can change what a value means. */
function readComment(observation: Element): string | null {
  const notes = observation.elements("note").flatMap((note) => note.text("text") ?? []);
  return [observation.text("comment") ?? [], ...notes].flat().join("\n") || null;
}

function readIdentifier(observation: Element): string | null {
  for (const identifier of observation.elements("identifier")) {
    const value = identifier.text("value");
    if (value !== null) return `${identifier.text("system") ?? ""}|${value}`;
  }
  return null;
}
