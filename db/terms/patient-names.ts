// How people are called and how old they are: said alike on every floor.

/** The parts of a name as a practice writes them down: "Anna", "A.M.", "van der", "Berg". */
export type NameParts = {
  givenName: string | null;
  initials: string | null;
  namePrefix: string | null;
  familyName: string;
};

/** "Anna van der Berg", "A.M. van der Berg", and "Van der Berg" where nothing stands before it. */
export function fullName(name: NameParts): string {
  const before = name.givenName ?? name.initials;
  return before === null ? formalName(name) : [before, name.namePrefix, name.familyName].filter(Boolean).join(" ");
}

/** What follows "mevrouw" and "de heer": a prefix has a capital there. */
export function formalName({ namePrefix, familyName }: Pick<NameParts, "namePrefix" | "familyName">): string {
  if (!namePrefix) return familyName;
  const at = namePrefix.search(/\p{L}/u);
  // "'t Hart" and "'s-Gravesande" keep their small letter: the apostrophe stands where the capital would.
  if (at !== 0) return `${namePrefix} ${familyName}`;
  return `${namePrefix.charAt(0).toLocaleUpperCase("nl")}${namePrefix.slice(1)} ${familyName}`;
}

/** Whole years on this day ("2026-11-03"); somebody born on 29 February is a year older on 1 March. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
