import { loincCode, type MeasurementProfile, nhgCode, snomedCode, vitalSigns } from "#server/fhir/codec/profile.ts";
import { temperature } from "#server/fhir/codec/units.ts";

/**
 * Body temperature; the site of measurement is its method.
 * STU3 https://simplifier.net/nictizstu3-zib2017/zib-bodytemperature
 * R4 https://simplifier.net/nictiz-r4-zib2020/nl-core-bodytemperature
 */
export const bodyTemperature: MeasurementProfile = {
  kind: "body-temperature",
  canonical: {
    stu3: "http://nictiz.nl/fhir/StructureDefinition/zib-BodyTemperature",
    r4: "http://nictiz.nl/fhir/StructureDefinition/nl-core-BodyTemperature",
  },
  codes: [
    loincCode("8310-5", "Body temperature"),
    loincCode("8331-1", "Oral temperature"),
    snomedCode("386725007", "Body temperature"),
    nhgCode("1915", "Temperatuur oraal"),
  ],
  category: vitalSigns,
  units: temperature,
  parts: [],
};
