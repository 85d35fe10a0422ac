import type { MeasurementMoment } from "#db/terms/measurements.ts";
import type { SentCode } from "#server/measurements/values/contract.ts";
import { codesOf } from "./concept.ts";
import type { Element } from "./element.ts";
import { extensionsOf } from "./parts.ts";
import type { MeasurementProfile } from "./profile.ts";
import { knownKey } from "./profiles.ts";
import { keyOf } from "./systems.ts";

export const eventTimingUrl = "http://hl7.org/fhir/StructureDefinition/observation-eventTiming";

const timingEvent = "http://terminology.hl7.org/CodeSystem/v3-TimingEvent";
const eventTiming = "http://hl7.org/fhir/event-timing";

/** HL7 v3 TimingEvent and FHIR event-timing: before (A) or after (P) a meal (C), breakfast (CM), lunch (CD) or dinner (CV); bedtime (HS). */
const momentsByTiming: Readonly<Record<string, MeasurementMoment>> = Object.fromEntries([
  ...["AC", "ACM", "ACD", "ACV"].map((code) => [`${timingEvent}|${code}`, "before-meal"]),
  ...["PC", "PCM", "PCD", "PCV"].map((code) => [`${timingEvent}|${code}`, "after-meal"]),
  [`${timingEvent}|HS`, "bedtime"],
  [`${eventTiming}|HS`, "bedtime"],
  [`${eventTiming}|NIGHT`, "night"],
]);

/** The code served for a moment that neither a code nor the sender's timing expresses. */
export const timingByMoment: Readonly<Partial<Record<MeasurementMoment, SentCode>>> = {
  "before-meal": { system: timingEvent, code: "AC", display: "AC" },
  "after-meal": { system: timingEvent, code: "PC", display: "PC" },
  bedtime: { system: timingEvent, code: "HS", display: "HS" },
  night: { system: eventTiming, code: "NIGHT", display: "Night" },
};

/** The event timing as sent (extension observation-eventTiming). */
export function readTiming(observation: Element): SentCode[] {
  return extensionsOf(observation, eventTimingUrl)
    .flatMap((extension) => extensionsOf(extension, "code"))
    .flatMap((extension) => codesOf(extension.element("valueCodeableConcept")));
}

/** The moment of the day: from the code (fasting, after a meal), otherwise from the timing. */
export function momentOf(profile: MeasurementProfile, codes: SentCode[], timing: SentCode[]): MeasurementMoment | null {
  const keys = new Set(codes.map(keyOf));
  const byCode = profile.codes.find((code) => code.moment !== undefined && keys.has(knownKey(code)))?.moment;
  const byTiming = timing.map((code) => momentsByTiming[keyOf(code) ?? ""]).find((moment) => moment !== undefined);
  return byCode ?? byTiming ?? null;
}
