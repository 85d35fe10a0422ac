import type { Gender } from "./patients.ts";

// Names and ages of people, written the same everywhere.

/** The parts of a name as a practice records them: "Anna", "A.M.", "van der", "Berg". */
export type NameParts = {
  givenName: string | null;
  initials: string | null;
  namePrefix: string | null;
  familyName: string;
};

/** "Anna van der Berg", "A.M. van der Berg", and "Van der Berg" without given name or initials. */
export function fullName(name: NameParts): string {
  const before = name.givenName ?? name.initials;
  return before === null ? formalName(name) : [before, name.namePrefix, name.familyName].filter(Boolean).join(" ");
}

/** The name after "mevrouw" or "de heer", where a prefix is capitalized. */
export function formalName({ namePrefix, familyName }: Pick<NameParts, "namePrefix" | "familyName">): string {
  if (!namePrefix) return familyName;
  const at = namePrefix.search(/\p{L}/u);
  // "'t Hart" and "'s-Gravesande" stay in lower case: they begin with an apostrophe.
  if (at !== 0) return `${namePrefix} ${familyName}`;
  return `${namePrefix.charAt(0).toLocaleUpperCase("nl")}${namePrefix.slice(1)} ${familyName}`;
}

/** Age in whole years on a day ("2026-11-03"); a person born on 29 February turns a year older on 1 March. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

type ListedFacts = NameParts & {
  patientId: string;
  gender: Gender;
  birthDate: string;
  recordNumber: string | null;
  leftAt: Date | null;
};

/** A patient as shown in every list on this day. */
export function listedPatient(facts: ListedFacts, day: string) {
  const { patientId, gender, birthDate, recordNumber, leftAt } = facts;
  const names = { fullName: fullName(facts), formalName: formalName(facts) };
  return { patientId, ...names, gender, birthDate, ageYears: ageOn(birthDate, day), recordNumber, leftAt };
}
