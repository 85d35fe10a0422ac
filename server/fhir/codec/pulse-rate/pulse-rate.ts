import {
  component,
  loincCode,
  type MeasurementProfile,
  nhgCode,
  snomedCode,
  vitalSigns,
} from "#server/fhir/codec/profile.ts";
import { perMinute } from "#server/fhir/codec/units.ts";

/**
 * Pulse rate, with its regularity.
 * STU3 https://simplifier.net/nictizstu3-zib2017/zib-pulserate
 * R4 https://simplifier.net/nictiz-r4-zib2020/nl-core-pulserate
 */
export const pulseRate: MeasurementProfile = {
  kind: "pulse-rate",
  canonical: {
    stu3: "http://nictiz.nl/fhir/StructureDefinition/zib-PulseRate",
    r4: "http://nictiz.nl/fhir/StructureDefinition/nl-core-PulseRate",
  },
  codes: [
    loincCode("8893-0", "Heart rate Peripheral artery by palpation"),
    snomedCode("78564009", "Pulse rate"),
    nhgCode("1875", "Polsfrequentie"),
  ],
  category: vitalSigns,
  units: perMinute,
  parts: [component("rhythm", loincCode("44969-4", "Heart rate rhythm palpation"))],
};
