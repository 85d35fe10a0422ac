import { loincCode, type MeasurementProfile, snomedCode, vitalSigns } from "#server/fhir/codec/profile.ts";
import { percent } from "#server/fhir/codec/units.ts";

/**
 * Oxygen saturation, and whether oxygen was given: Y or N of HL7 table 0136 in STU3, a boolean in R4.
 * STU3 https://simplifier.net/nictizstu3-zib2017/zib-oxygensaturation
 * R4 https://simplifier.net/nictiz-r4-zib2020/nl-core-o2saturation
 */
export const oxygenSaturation: MeasurementProfile = {
  kind: "oxygen-saturation",
  canonical: {
    stu3: "http://nictiz.nl/fhir/StructureDefinition/zib-OxygenSaturation",
    r4: "http://nictiz.nl/fhir/StructureDefinition/nl-core-O2Saturation",
  },
  codes: [
    loincCode("59408-5", "Oxygen saturation in Arterial blood by Pulse oximetry"),
    loincCode("2708-6", "Oxygen saturation in Arterial blood"),
    snomedCode("431314004", "Peripheral oxygen saturation"),
    snomedCode("103228002", "Hemoglobin saturation with oxygen"),
  ],
  category: vitalSigns,
  units: percent,
  parts: [
    {
      part: "oxygen",
      stu3: { at: "component", code: loincCode("74206-4", "Oxygen therapy"), as: "yes-no" },
      r4: { at: "component", code: snomedCode("57485005", "Oxygen therapy"), as: "boolean" },
    },
  ],
};
