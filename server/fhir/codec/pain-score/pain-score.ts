import { loincCode, type MeasurementProfile, snomedCode } from "#server/fhir/codec/profile.ts";
import { score } from "#server/fhir/codec/units.ts";

/**
 * Pain score; its method is the scale (VAS10, VAS100). Not in the MedMij set of self-measurements, but some PGOs share it.
 * STU3 https://simplifier.net/nictizstu3-zib2017/zib-painscore
 * R4 https://simplifier.net/nictiz-r4-zib2020/nl-core-painscore
 */
export const painScore: MeasurementProfile = {
  kind: "pain-score",
  canonical: {
    stu3: "http://nictiz.nl/fhir/StructureDefinition/zib-PainScore",
    r4: "http://nictiz.nl/fhir/StructureDefinition/nl-core-PainScore",
  },
  codes: [
    snomedCode("225908003", "Pain score"),
    loincCode("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported"),
  ],
  category: null,
  units: score,
  isIntegerInR4: true,
  parts: [],
};
