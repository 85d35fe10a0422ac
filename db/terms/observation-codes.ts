/** Meanings of codes that accompany a value, by "system|code": a display is free text, in any language and with typing errors. */
const meanings = {
  // Posture: SNOMED CT, or LOINC where it is part of the code of a height
  "http://snomed.info/sct|33586001": "sitting",
  "http://snomed.info/sct|10904000": "standing",
  "http://snomed.info/sct|102538003": "lying",
  "http://loinc.org|8308-9": "standing",
  "http://loinc.org|8306-3": "lying",
  // Body site
  "http://snomed.info/sct|368209003": "right-upper-arm",
  "http://snomed.info/sct|368208006": "left-upper-arm",
  // Rhythm of heart, pulse and respiration; depth of respiration
  "http://snomed.info/sct|271636001": "regular",
  "http://snomed.info/sct|248650006": "irregular",
  "http://snomed.info/sct|61086009": "irregular",
  "http://snomed.info/sct|361137007": "irregular",
  "http://snomed.info/sct|5467003": "regular-breath",
  "http://snomed.info/sct|301284009": "normal-breath",
  "http://snomed.info/sct|386616007": "shallow-breath",
  // Method
  "http://snomed.info/sct|22762002": "non-invasive",
  "http://snomed.info/sct|371911009": "with-cuff",
  "http://snomed.info/sct|113011001": "felt",
  "http://snomed.info/sct|37931006": "listened",
  "http://snomed.info/sct|46825001": "ecg",
  "http://snomed.info/sct|415945006": "in-mouth",
  "http://snomed.info/sct|415882003": "in-armpit",
  "http://snomed.info/sct|415922000": "at-temple",
  "http://snomed.info/sct|415974002": "in-ear",
  "urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.9.1|VAS10": "of-10",
  "urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.9.1|VAS100": "of-100",
  // zib ManchetTypeCodelijst and KledingCodelijst
  "urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.15.1|STD": "standard-cuff",
  "urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.15.1|L": "large-cuff",
  "urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.8.1|UNDRESSED": "undressed",
  "urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.8.1|MINIMAL": "lightly-dressed",
  "urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.8.1|FULL": "dressed",
  "urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.8.1|DIAPER": "in-diaper",
  // HL7 table 0136
  "http://hl7.org/fhir/v2/0136|Y": "yes",
  "http://hl7.org/fhir/v2/0136|N": "no",
  "http://terminology.hl7.org/CodeSystem/v2-0136|Y": "yes",
  "http://terminology.hl7.org/CodeSystem/v2-0136|N": "no",
} as const;

/** HL7 v3 TimingEvent, with the URLs of STU3 and R4. */
const timings = {
  AC: "before-meal",
  ACM: "before-breakfast",
  ACD: "before-lunch",
  ACV: "before-dinner",
  PC: "after-meal",
  PCM: "after-breakfast",
  PCD: "after-lunch",
  PCV: "after-dinner",
  HS: "bedtime",
} as const;
const timingSystems = ["http://hl7.org/fhir/v3/TimingEvent", "http://terminology.hl7.org/CodeSystem/v3-TimingEvent"];

/** HL7 ObservationInterpretation, with the URLs of STU3 and R4. */
const interpretations = {
  LL: "very-low",
  L: "low",
  N: "normal",
  A: "abnormal",
  H: "high",
  HH: "very-high",
} as const;
const interpretationSystems = [
  "http://hl7.org/fhir/v2/0078",
  "http://terminology.hl7.org/CodeSystem/v2-0078",
  "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation",
];

/** A message key under "fhir.meanings". */
export type CodeMeaning =
  | (typeof meanings)[keyof typeof meanings]
  | (typeof timings)[keyof typeof timings]
  | (typeof interpretations)[keyof typeof interpretations];

const byKey = new Map<string, CodeMeaning>([
  ...Object.entries(meanings),
  ...inSystems(timingSystems, timings),
  ...inSystems(interpretationSystems, interpretations),
]);

function inSystems(systems: readonly string[], codes: Record<string, CodeMeaning>): [string, CodeMeaning][] {
  return systems.flatMap((system) =>
    Object.entries(codes).map(([code, meaning]): [string, CodeMeaning] => [`${system}|${code}`, meaning]),
  );
}

/** The meaning of a code in our own words; null for a code shown by its display. */
export function meaningOf({ system, code }: { system: string | null; code: string | null }): CodeMeaning | null {
  return byKey.get(`${system}|${code}`) ?? null;
}
