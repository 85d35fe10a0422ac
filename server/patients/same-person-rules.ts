import type { NameParts } from "#db/terms/patient-names.ts";
import { plain, split } from "./rules.ts";

// Whether two people could be one. Own choice, 2026-11-30: this asks more often than needed and decides nothing itself. Only an
// equal BSN says that two are one, and only two different ones that they are not.

/** A number in the HIS without the leading zeros that a spreadsheet drops: "00123" is "123". */
export function bareNumber(recordNumber: string): string {
  return /^\d+$/.test(recordNumber) ? recordNumber.replace(/^0+(?=\d)/, "") : recordNumber;
}

/**
 * Under what a name is found, for a book of thousands: a word of the family name with what is known of the given name. "van der Berg"
 * and "Berg, van der" are one word, and so is one of the two in "Berg-Jansen".
 */
export function nameKeys(name: NameParts): string[] {
  const { given, initial } = callNameOf(name);
  const calls = given
    ? [`=${given}`, `^${initial}`]
    : [initial ? `~${initial}` : "-", ...(initial ? [`^${initial}`] : [])];
  return [...withFamily(name, [...calls, "."]), ...swapped(name)];
}

/** What to look for in such a book, to find who has the same name as far as both tell. "A.M." may be Anna; Anna is not Anne. */
export function nameQuestions(name: NameParts): string[] {
  const { given, initial } = callNameOf(name);
  const calls = given ? [`=${given}`, `~${initial}`, "-"] : initial ? [`^${initial}`, "-"] : ["."];
  return [...withFamily(name, calls), ...swapped(name)];
}

export function hasSameName(one: NameParts, other: NameParts): boolean {
  const keys = new Set(nameKeys(other));
  return nameQuestions(one).some((key) => keys.has(key));
}

function withFamily({ familyName, namePrefix }: NameParts, calls: string[]): string[] {
  const telling = split(familyName);
  // "El" and "de" can be the whole family name.
  const whole = telling.length > 0 ? telling : split(`${namePrefix ?? ""} ${familyName}`, new Set());
  // A name in another script has no words of plain letters.
  const words = whole.length > 0 ? whole : [plain(familyName)];
  return words.flatMap((word) => calls.map((call) => `${word} ${call}`));
}

/** The given name and the family name in the other's column. */
function swapped({ familyName, givenName }: NameParts): string[] {
  return givenName
    ? [[...split(`${familyName} ${givenName}`)].sort().join(" ")].filter((words) => words.includes(" "))
    : [];
}

function callNameOf({ givenName, initials }: NameParts): { given: string | null; initial: string } {
  const [word = null] = split(givenName ?? "", new Set());
  // Files put "H." in the column of the given name.
  const given = word !== null && word.length > 1 ? word : null;
  return { given, initial: (word ?? plain(initials ?? "")).match(/[a-z]/)?.[0] ?? "" };
}
