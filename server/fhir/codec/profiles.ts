import type { SentCode } from "#server/measurements/values/contract.ts";
import { bloodGlucose } from "./blood-glucose/blood-glucose.ts";
import { bloodPressure } from "./blood-pressure/blood-pressure.ts";
import { bodyHeight } from "./body-height/body-height.ts";
import { bodyTemperature } from "./body-temperature/body-temperature.ts";
import { bodyWeight } from "./body-weight/body-weight.ts";
import { heartRate } from "./heart-rate/heart-rate.ts";
import { oxygenSaturation } from "./oxygen-saturation/oxygen-saturation.ts";
import { painScore } from "./pain-score/pain-score.ts";
import type { KnownCode, MeasurementProfile, ProfileCode } from "./profile.ts";
import { pulseRate } from "./pulse-rate/pulse-rate.ts";
import { respiration } from "./respiration/respiration.ts";
import { keyOf } from "./systems.ts";

/** Every kind of measurement that Balie can decode. */
export const profiles: readonly MeasurementProfile[] = [
  bloodPressure,
  bodyWeight,
  bodyHeight,
  heartRate,
  pulseRate,
  bodyTemperature,
  oxygenSaturation,
  respiration,
  bloodGlucose,
  painScore,
];

export const knownKey = ({ system, code }: KnownCode): string => `${system}|${code}`;

const byCode = new Map(
  profiles.flatMap((profile) => profile.codes.map((code) => [knownKey(code), { profile, code }] as const)),
);

/** The kind named by these codes, from the first code that names one; null for an unknown kind. */
export function profileOf(codes: readonly SentCode[]): { profile: MeasurementProfile; code: ProfileCode } | null {
  for (const sent of codes) {
    const key = keyOf(sent);
    const known = key === null ? undefined : byCode.get(key);
    if (known !== undefined) return known;
  }
  return null;
}
