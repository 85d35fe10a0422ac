import type { FhirVersion } from "#db/terms/gateways.ts";
import type { SentCode } from "#server/measurements/values/contract.ts";

export const loinc = "http://loinc.org";
export const snomed = "http://snomed.info/sct";
export const nhgTable45 = "https://referentiemodel.nhg.org/tabellen/nhg-tabel-45-diagnostische-bepalingen";
export const ucum = "http://unitsofmeasure.org";

/** Code systems whose URL changed between STU3 and R4 (http://hl7.org/fhir/R4/terminologies-systems.html). */
const movedSystems: readonly { stu3: string; r4: string }[] = [
  {
    stu3: "http://hl7.org/fhir/observation-category",
    r4: "http://terminology.hl7.org/CodeSystem/observation-category",
  },
  { stu3: "http://hl7.org/fhir/v3/TimingEvent", r4: "http://terminology.hl7.org/CodeSystem/v3-TimingEvent" },
  { stu3: "http://hl7.org/fhir/v2/0136", r4: "http://terminology.hl7.org/CodeSystem/v2-0136" },
  { stu3: "http://hl7.org/fhir/data-absent-reason", r4: "http://terminology.hl7.org/CodeSystem/data-absent-reason" },
];

/** The same systems by OID. */
const systemsByOid: Readonly<Record<string, string>> = {
  "urn:oid:2.16.840.1.113883.6.1": loinc,
  "urn:oid:2.16.840.1.113883.6.96": snomed,
};

const toR4 = new Map(movedSystems.map(({ stu3, r4 }) => [stu3, r4]));
const toStu3 = new Map(movedSystems.map(({ stu3, r4 }) => [r4, stu3]));

/** "system|code" with one URL for both releases, for comparison; null when either is missing, since such a code decides nothing. */
export function keyOf(code: SentCode): string | null {
  if (code.system === null || code.code === null) return null;
  const system = systemsByOid[code.system] ?? toR4.get(code.system) ?? code.system;
  return `${system}|${code.code}`;
}

/** Every URL a system has had: stored codes keep the one their sender used. */
export function addressesOf(system: string): string[] {
  return [...new Set([system, toR4.get(system) ?? system, toStu3.get(system) ?? system])];
}

/** The URL of a system in a release. */
export function systemIn(version: FhirVersion, system: string): string {
  return (version === "r4" ? toR4 : toStu3).get(system) ?? system;
}
