import { loincCode, type MeasurementProfile, snomedCode, vitalSigns } from "#server/fhir/codec/profile.ts";
import { mass } from "#server/fhir/codec/units.ts";

/**
 * Body weight, with the clothing worn.
 * STU3 https://simplifier.net/nictizstu3-zib2017/zib-bodyweight
 * R4 https://simplifier.net/nictiz-r4-zib2020/nl-core-bodyweight
 */
export const bodyWeight: MeasurementProfile = {
  kind: "body-weight",
  canonical: {
    stu3: "http://nictiz.nl/fhir/StructureDefinition/zib-BodyWeight",
    r4: "http://nictiz.nl/fhir/StructureDefinition/nl-core-BodyWeight",
  },
  codes: [
    loincCode("29463-7", "Body weight"),
    loincCode("3141-9", "Body weight Measured"),
    snomedCode("27113001", "Body weight"),
  ],
  category: vitalSigns,
  units: mass,
  parts: [
    {
      part: "clothing",
      stu3: { at: "component", code: loincCode("8352-7", "Clothing worn during measure") },
      r4: { at: "component", code: snomedCode("248159006", "State of dress") },
    },
  ],
};
