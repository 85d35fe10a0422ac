import { type MergeField, mergeFields, type OverwrittenFact } from "#db/terms/patients.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";
import { type MergeObstacle, mergeUndoDays } from "#server/patients/contract.ts";
import type { PatientRow } from "#server/patients/scope.ts";

/** The facts of a patient that a merge can write. */
export const mergedFacts = [
  "familyName",
  "namePrefix",
  "givenName",
  "initials",
  "sortName",
  "birthDate",
  "gender",
  "recordNumber",
  "phone",
  "contactNotes",
  "programmes",
] as const;
export type MergedFact = (typeof mergedFacts)[number];

const factsOf: Record<MergeField, readonly MergedFact[]> = {
  name: ["familyName", "namePrefix", "givenName", "initials", "sortName"],
  birthDate: ["birthDate"],
  gender: ["gender"],
  recordNumber: ["recordNumber"],
  phone: ["phone"],
};

type Facts = Pick<PatientRow, MergedFact>;

/** What both have and differs, so that somebody must choose. */
export function differingFields(surviving: Facts, other: Facts): MergeField[] {
  return mergeFields.filter((field) => {
    const differs = factsOf[field].some((fact) => surviving[fact] !== other[fact]);
    return differs && !isSilent(surviving, field) && !isSilent(other, field);
  });
}

/** What the merge writes: what was chosen of the other, what only the other has, and the preferences and programmes of both. */
export function factsToWrite(surviving: Facts, other: Facts, take: readonly MergeField[]): OverwrittenFact[] {
  const taken = mergeFields.filter(
    (field) => !isSilent(other, field) && (take.includes(field) || isSilent(surviving, field)),
  );
  const facts = taken.flatMap((field) => factsOf[field]);
  const written = facts.map((fact) => ({ fact, before: surviving[fact], after: other[fact] }));
  const notes = [...new Set([...surviving.contactNotes, ...other.contactNotes])];
  const union = { fact: "contactNotes", before: surviving.contactNotes, after: notes };
  const programmes = [...new Set([...surviving.programmes, ...other.programmes])];
  const inBoth = { fact: "programmes", before: surviving.programmes, after: programmes };
  return [...written, union, inBoth].filter(({ before, after }) => !isSame(before, after));
}

/** What undoing puts back: a fact that was changed since stays. */
export function factsToPutBack(facts: readonly OverwrittenFact[], now: Facts): OverwrittenFact[] {
  return facts.filter(({ fact, after }) => {
    const name = mergedFacts.find((one) => one === fact);
    return name !== undefined && isSame(now[name], after);
  });
}

type Person = Pick<PatientRow, "patientId" | "mergedInto" | "bsnFingerprint" | "leftAt" | "openTo">;

/**
 * Two different BSNs are two people (Wabb: a person has one), so that is never merged, whoever asks. Nor are records that are open to others:
 * a merge would show the narrower one to whoever may open the wider (own choice, 2026-11-30).
 */
export function obstacleOf(surviving: Person, other: Person, hasTwoProtocols: boolean): MergeObstacle | null {
  if (surviving.patientId === other.patientId) return "same-patient";
  if (surviving.mergedInto !== null || other.mergedInto !== null) return "already-merged";
  if (surviving.bsnFingerprint !== null && other.bsnFingerprint !== null) return "two-bsn";
  if (surviving.leftAt !== null && other.leftAt === null) return "surviving-has-left";
  if (surviving.openTo !== "team" || other.openTo !== "team") return "other-opening";
  return hasTwoProtocols ? "two-protocols" : null;
}

function isSilent(facts: Facts, field: MergeField): boolean {
  if (field === "gender") return facts.gender === "unknown";
  return factsOf[field].every((fact) => facts[fact] === null);
}

function isSame(one: OverwrittenFact["before"], two: OverwrittenFact["before"]): boolean {
  return JSON.stringify(one) === JSON.stringify(two);
}

/** The last day on which a merge can be undone; null when that is over. */
export function undoMergeUntil(mergedAt: Date, now: Date): string | null {
  const until = addDays(dutchDay(mergedAt), mergeUndoDays);
  return dutchDay(now) <= until ? until : null;
}
