import { loincCode, type MeasurementProfile, snomedCode, vitalSigns } from "#server/fhir/codec/profile.ts";
import { bodyLength } from "#server/fhir/codec/units.ts";

/**
 * Body height. STU3 encodes standing or lying as a second coding of the code (SNOMED CT, or LOINC's own codes); R4 as a component.
 * STU3 https://simplifier.net/nictizstu3-zib2017/zib-bodyheight
 * R4 https://simplifier.net/nictiz-r4-zib2020/nl-core-bodyheight
 */
export const bodyHeight: MeasurementProfile = {
  kind: "body-height",
  canonical: {
    stu3: "http://nictiz.nl/fhir/StructureDefinition/zib-BodyHeight",
    r4: "http://nictiz.nl/fhir/StructureDefinition/nl-core-BodyHeight",
  },
  codes: [
    loincCode("8302-2", "Body height"),
    loincCode("8308-9", "Body height --standing"),
    loincCode("8306-3", "Body height --lying"),
    loincCode("3137-7", "Body height Measured"),
    snomedCode("50373000", "Body height"),
  ],
  category: vitalSigns,
  units: bodyLength,
  parts: [
    {
      part: "position",
      stu3: { at: "second-coding" },
      r4: { at: "component", code: snomedCode("425260001", "Body position for height measurement") },
      alsoCodes: [loincCode("8361-8", "Body position with respect to gravity")],
      secondCodings: [
        snomedCode("10904000", "Standing position"),
        snomedCode("102538003", "Recumbent body position"),
        loincCode("8308-9", "Body height --standing"),
        loincCode("8306-3", "Body height --lying"),
      ],
    },
  ],
};
