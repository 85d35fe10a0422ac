import {
  component,
  loincCode,
  type MeasurementProfile,
  type PartDeclaration,
  snomedCode,
  vitalSigns,
} from "#server/fhir/codec/profile.ts";
import { breathsPerMinute } from "#server/fhir/codec/units.ts";

const administeredOxygen = "http://nictiz.nl/fhir/StructureDefinition/zib-Respiration-AdministeredOxygen";

/** R4 has no place for these within one Observation; they are served in the STU3 form. */
function oxygen(part: PartDeclaration["part"], under: string): PartDeclaration {
  const place = { at: "extension", url: administeredOxygen, under } as const;
  return { part, stu3: place, r4: place };
}

/**
 * Respiration: an assessment (SNOMED CT) with the rate as a component; the rate may also be sent alone (LOINC).
 * STU3 https://simplifier.net/nictizstu3-zib2017/zib-respiration
 * R4 https://simplifier.net/nictiz-r4-zib2020/nl-core-respiration
 */
export const respiration: MeasurementProfile = {
  kind: "respiration",
  canonical: {
    stu3: "http://nictiz.nl/fhir/StructureDefinition/zib-Respiration",
    r4: "http://nictiz.nl/fhir/StructureDefinition/nl-core-Respiration",
  },
  codes: [
    snomedCode("422834003", "Respiratory assessment"),
    loincCode("9279-1", "Respiratory rate"),
    snomedCode("86290005", "Respiratory rate"),
  ],
  category: vitalSigns,
  units: breathsPerMinute,
  valuePart: "rate",
  parts: [
    component("rate", loincCode("9279-1", "Respiratory rate"), snomedCode("86290005", "Respiratory rate")),
    component("rhythm", snomedCode("48064009", "Rhythm of respiration")),
    component("depth", snomedCode("271626009", "Depth of respiration")),
    oxygen("oxygen", "extraOxygenAdministration"),
    oxygen("oxygen-flow", "flowRate"),
    oxygen("oxygen-fraction", "fiO2"),
  ],
};
