import { loincCode, type MeasurementProfile, nhgCode } from "#server/fhir/codec/profile.ts";
import { snomed } from "#server/fhir/codec/systems.ts";
import { glucose } from "#server/fhir/codec/units.ts";

const eventTiming = "http://hl7.org/fhir/StructureDefinition/observation-eventTiming";

/**
 * Blood glucose. The code says fasting or after a meal, the extension eventTiming around which meal. mg/dL is converted to mmol/L; the
 * quantity as sent is kept.
 * STU3 https://simplifier.net/nictizstu3-zib2017/vitalsign-bloodglucose; R4 has no profile for it.
 */
export const bloodGlucose: MeasurementProfile = {
  kind: "blood-glucose",
  canonical: { stu3: "http://nictiz.nl/fhir/StructureDefinition/vitalsign-bloodglucose", r4: null },
  codes: [
    loincCode("14743-9", "Glucose [Moles/volume] in Capillary blood by Glucometer"),
    { ...loincCode("14770-2", "Fasting glucose [Moles/volume] in Capillary blood by Glucometer"), moment: "fasting" },
    { ...loincCode("14760-3", "Glucose [Moles/volume] in Capillary blood --2 hours post meal"), moment: "after-meal" },
    loincCode("15074-8", "Glucose [Moles/volume] in Blood"),
    loincCode("14749-6", "Glucose [Moles/volume] in Serum or Plasma"),
    loincCode("2339-0", "Glucose [Mass/volume] in Blood"),
    loincCode("2345-7", "Glucose [Mass/volume] in Serum or Plasma"),
    loincCode("41653-7", "Glucose [Mass/volume] in Capillary blood by Glucometer"),
    { ...loincCode("14771-0", "Fasting glucose [Moles/volume] in Serum or Plasma"), moment: "fasting" },
    { ...loincCode("1558-6", "Fasting glucose [Mass/volume] in Serum or Plasma"), moment: "fasting" },
    { ...nhgCode("3208", "Glucose nuchter"), moment: "fasting" },
  ],
  category: { system: snomed, code: "49581000146104", display: "Laboratory test finding (finding)" },
  units: glucose,
  parts: [
    {
      part: "timing-offset",
      stu3: { at: "extension", url: eventTiming, under: "offset" },
      r4: { at: "extension", url: eventTiming, under: "offset" },
    },
  ],
};
