import type { EntryOutcome, Writer } from "#server/fhir/delivery/writer.ts";
import { isObject, type Json } from "#server/fhir/format/json.ts";
import { bsnIssue, placeOfBsn } from "#server/fhir/masked-person.ts";
import type { KnownPatient } from "#server/fhir/sender.ts";

/**
 * The Patient resource that comes with shared data. It creates nobody and matches nobody: the token says who the patient is. A different birth
 * date or family name is flagged for the practice.
 */
export const ownPatientWriter: Writer = (entries, { sender }) => {
  const settled = new Map<number, EntryOutcome>();
  const flags = new Set<string>();
  for (const { index, resource, place } of entries) {
    const bsnPlace = placeOfBsn(resource, place);
    if (bsnPlace) {
      settled.set(index, { status: 422, issues: [bsnIssue(bsnPlace)] });
      continue;
    }
    for (const flag of differences(resource, sender.patient)) flags.add(flag);
    settled.set(index, { status: 200, id: sender.patient.patientId });
  }
  return { settled, flags: [...flags] };
};

/** Flags for a birth date or name that differs from the practice's. Absent or masked elements do not count. */
function differences(resource: Record<string, Json>, known: KnownPatient): string[] {
  const flags: string[] = [];
  const { birthDate, name } = resource;
  if (typeof birthDate === "string" && !known.birthDate.startsWith(birthDate)) flags.push("birth-date-differs");
  const families = (Array.isArray(name) ? name : []).flatMap((one) =>
    isObject(one) && typeof one.family === "string" ? [plain(one.family)] : [],
  );
  const own = plain(known.familyName);
  if (families.length > 0 && !families.some((family) => family.includes(own) || own.includes(family))) {
    flags.push("name-differs");
  }
  return flags;
}

/** Letters only, lower case, without accents. */
function plain(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
}
