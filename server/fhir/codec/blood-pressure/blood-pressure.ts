import {
  component,
  loincCode,
  type MeasurementProfile,
  nhgCode,
  snomedCode,
  vitalSigns,
} from "#server/fhir/codec/profile.ts";
import { pressure } from "#server/fhir/codec/units.ts";

/**
 * Blood pressure: systolic and diastolic are components of one Observation; either may also be sent alone.
 * STU3 https://simplifier.net/nictizstu3-zib2017/zib-bloodpressure
 * R4 https://simplifier.net/nictiz-r4-zib2020/nl-core-bloodpressure
 */
export const bloodPressure: MeasurementProfile = {
  kind: "blood-pressure",
  canonical: {
    stu3: "http://nictiz.nl/fhir/StructureDefinition/zib-BloodPressure",
    r4: "http://nictiz.nl/fhir/StructureDefinition/nl-core-BloodPressure",
  },
  codes: [
    loincCode("85354-9", "Blood pressure panel with all children optional"),
    loincCode("55284-4", "Blood pressure systolic and diastolic"),
    loincCode("35094-2", "Blood pressure panel"),
    snomedCode("75367002", "Blood pressure"),
    loincCode("8480-6", "Systolic blood pressure"),
    snomedCode("271649006", "Systolic blood pressure"),
    nhgCode("1744", "Systolische bloeddruk"),
    { ...loincCode("8462-4", "Diastolic blood pressure"), isDiastolic: true },
    { ...snomedCode("271650006", "Diastolic blood pressure"), isDiastolic: true },
    { ...nhgCode("1740", "Diastolische bloeddruk"), isDiastolic: true },
  ],
  category: vitalSigns,
  units: pressure,
  valuePart: "systolic",
  diastolicPart: "diastolic",
  parts: [
    component(
      "systolic",
      loincCode("8480-6", "Systolic blood pressure"),
      snomedCode("271649006", "Systolic blood pressure"),
    ),
    component(
      "diastolic",
      loincCode("8462-4", "Diastolic blood pressure"),
      snomedCode("271650006", "Diastolic blood pressure"),
    ),
    component(
      "mean-pressure",
      snomedCode("6797001", "Mean blood pressure"),
      loincCode("8478-0", "Mean blood pressure"),
    ),
    component(
      "rate",
      loincCode("8867-4", "Heart rate"),
      loincCode("8893-0", "Heart rate Peripheral artery by palpation"),
    ),
    {
      part: "cuff",
      stu3: { at: "component", code: loincCode("8358-4", "Blood pressure device Cuff size") },
      r4: { at: "component", code: snomedCode("70665002", "Blood pressure cuff") },
    },
    {
      part: "position",
      stu3: { at: "component", code: loincCode("8361-8", "Body position with respect to gravity") },
      r4: { at: "extension", url: "http://hl7.org/fhir/StructureDefinition/observation-bodyPosition" },
      alsoCodes: [snomedCode("424724000", "Body position for blood pressure measurement")],
    },
  ],
};
