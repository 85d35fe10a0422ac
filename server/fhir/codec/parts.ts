import type { MeasurementPart } from "#db/terms/measurements.ts";
import type { SentCode, UnderstoodPart } from "#server/measurements/values/contract.ts";
import { codesOf, readPartValue } from "./concept.ts";
import type { Element } from "./element.ts";
import type { MeasurementProfile, PartDeclaration } from "./profile.ts";
import { knownKey, profiles } from "./profiles.ts";
import { keyOf } from "./systems.ts";

/** Per profile: the meaning of component codes. */
const partsByCode = new Map(profiles.map((profile) => [profile, new Map(profile.parts.flatMap(componentCodes))]));

function componentCodes(declared: PartDeclaration): [string, MeasurementPart][] {
  const places = [declared.stu3, declared.r4].flatMap((place) => (place.at === "component" ? [place.code] : []));
  return [...places, ...(declared.alsoCodes ?? [])].map((code) => [knownKey(code), declared.part]);
}

/**
 * The parts accompanying the value: components, and what the profile puts in extensions or in a second coding. Parts are recognized in
 * the form of either release, because senders mix them. An undeclared part is kept without a `part`.
 */
export function readParts(
  observation: Element,
  profile: MeasurementProfile | null,
  codes: SentCode[],
): UnderstoodPart[] {
  const components = observation.elements("component").map((component) => readComponent(component, profile));
  if (profile === null) return components;
  return [...components, ...readExtensions(observation, profile), ...readSecondCodings(codes, profile)];
}

function readComponent(component: Element, profile: MeasurementProfile | null): UnderstoodPart {
  const codes = codesOf(component.element("code"));
  if (codes.length === 0) component.note("required", "A component says by a code what it is", "code");
  const known = profile === null ? undefined : partsByCode.get(profile);
  const part = codes.map((code) => known?.get(keyOf(code) ?? "")).find((found) => found !== undefined);
  return { ...(part !== undefined && { part }), codes, ...readPartValue(component) };
}

/** Extensions with this URL, or those nested in one with it. */
export function extensionsOf(element: Element, url: string): Element[] {
  return element.elements("extension").filter((extension) => extension.text("url") === url);
}

function readExtensions(observation: Element, profile: MeasurementProfile): UnderstoodPart[] {
  return profile.parts.flatMap(({ part, stu3, r4 }) => {
    const place = stu3.at === "extension" ? stu3 : r4;
    if (place.at !== "extension") return [];
    const outer = extensionsOf(observation, place.url);
    const { under } = place;
    const found = under === undefined ? outer : outer.flatMap((extension) => extensionsOf(extension, under));
    return found.map((extension) => ({ part, codes: [], ...readPartValue(extension) }));
  });
}

function readSecondCodings(codes: SentCode[], profile: MeasurementProfile): UnderstoodPart[] {
  return profile.parts.flatMap(({ part, secondCodings }) => {
    const keys = new Set(secondCodings?.map(knownKey));
    const values = codes.filter((code) => keys.has(keyOf(code) ?? ""));
    return values.length === 0 ? [] : [{ part, codes: [], values }];
  });
}
