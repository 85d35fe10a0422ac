import { isObject, type Json } from "#server/fhir/format/json.ts";
import { placeOfBsn } from "#server/fhir/masked-person.ts";
import { bsnIssue } from "#server/fhir/observations/measurement-writer.ts";
import type { KnownPatient } from "#server/fhir/sender.ts";
import type { EntryOutcome, Writer } from "#server/fhir/writer.ts";

/**
 * The Patient that comes with what is shared. Nobody is made and nobody is matched by it: the token says who it is. A birth date or family
 * name that differs is noted for a person to look at.
 */
export const ownPatientWriter: Writer = {
  kind: null,
  isSameContentSame: true,
  plan(entries, { sender }) {
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
  },
};

/** Which facts of a body differ from what the practice knows. What is absent or masked differs from nothing. */
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
