import { loincCode, type MeasurementProfile, snomedCode, vitalSigns } from "#server/fhir/codec/profile.ts";
import { perMinute } from "#server/fhir/codec/units.ts";

/**
 * Heart rate; regularity is its interpretation, the way it was measured its method.
 * STU3 https://simplifier.net/nictizstu3-zib2017/zib-heartrate
 * R4 https://simplifier.net/nictiz-r4-zib2020/nl-core-heartrate
 */
export const heartRate: MeasurementProfile = {
  kind: "heart-rate",
  canonical: {
    stu3: "http://nictiz.nl/fhir/StructureDefinition/zib-HeartRate",
    r4: "http://nictiz.nl/fhir/StructureDefinition/nl-core-HeartRate",
  },
  codes: [
    loincCode("8867-4", "Heart rate"),
    loincCode("8889-8", "Heart rate by Pulse oximetry"),
    loincCode("40443-4", "Heart rate --resting"),
    snomedCode("364075005", "Heart rate"),
  ],
  category: vitalSigns,
  units: perMinute,
  parts: [],
};
