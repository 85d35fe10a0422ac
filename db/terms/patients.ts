/** FHIR AdministrativeGender. */
export const genders = ["female", "male", "other", "unknown"] as const;
export type Gender = (typeof genders)[number];

/** A patient's contact preferences, respected by every screen that reaches out to them. Never a reason to refuse anything. */
export const contactNotes = ["not-digital", "via-representative", "no-notices"] as const;
export type ContactNote = (typeof contactNotes)[number];

/** What a representative is to the patient: of zib Contactpersoon (2020) the relations and roles that represent. */
export const representativeRelations = [
  "partner",
  "parent",
  "child",
  "sibling",
  "guardian",
  "mentor",
  "curator",
  "authorized",
  "other",
] as const;
export type RepresentativeRelation = (typeof representativeRelations)[number];

/** Programmes of chronic care that a patient can be in. */
export const programmes = ["diabetes", "cvrm", "heart-failure", "copd"] as const;
export type Programme = (typeof programmes)[number];

/** As what somebody treats a patient: their own GP, the nurse of a programme, or besides. */
export const treaterParts = ["own-gp", ...programmes, "besides"] as const;
export type TreaterPart = (typeof treaterParts)[number];

/**
 * Whom a record is open to, from wide to narrow. `team`: everybody with a role of care, as an alarm's team; so it is where nobody is named.
 * `named`: only who is named as treating. `guarded`: the same, and lists and searches show others a name and a birth date only, and no
 * export holds it. Own choice, 2026-11-30: naming somebody narrows nothing by itself, since a file names a GP for everybody and an
 * assistant must not need a reason a hundred times a day. A birth date is shown because two people of one name would be confused,
 * and the wrong record opened in an emergency.
 */
export const recordOpenings = ["team", "named", "guarded"] as const;
export type RecordOpening = (typeof recordOpenings)[number];

/** Why somebody opens a record that is not open to them. */
export const emergencyReasons = ["acute-care", "covering", "patient-asks", "other"] as const;
export type EmergencyReason = (typeof emergencyReasons)[number];

/** How long an emergency opening lasts. Own choice, 2026-11-30: a consult with what must be written afterwards. */
export const emergencyMinutes = 60;

/** How a patient was added. */
export const patientSources = ["by-hand", "file", "demo"] as const;
export type PatientSource = (typeof patientSources)[number];

/** What may differ between two patients who are merged, so that somebody chooses. A name is chosen as a whole. */
export const mergeFields = ["name", "birthDate", "gender", "recordNumber", "phone"] as const;
export type MergeField = (typeof mergeFields)[number];

/** A fact that a merge wrote over: undoing puts `before` back where `after` still stands. */
export type OverwrittenFact = { fact: string; before: string | string[] | null; after: string | string[] | null };

/** The largest patient file, in bytes, and the most lines: more than any practice has. */
export const patientFileBytesMax = 4_000_000;
export const patientFileRowsMax = 20_000;

/** What to do with patients in the file whom the practice already has. */
export const knownChoices = ["update", "skip"] as const;
export type KnownChoice = (typeof knownChoices)[number];

/** Which of the two numbers comes first in a date of the file such as 3-2-1949. */
export const dateOrders = ["day-first", "month-first"] as const;
export type DateOrder = (typeof dateOrders)[number];

/** The 11-test: nine digits, weighted 9 to 2 and −1, add up to a multiple of eleven. All zeros is invalid. */
export function isBsn(text: string): boolean {
  if (!/^\d{9}$/.test(text) || text === "000000000") return false;
  const sum = [...text].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
  return sum % 11 === 0;
}

/** Whether a text contains a BSN, however it is separated ("1234.56.782"). */
export function containsBsn(text: string): boolean {
  return [...text.matchAll(/(?<!\d)\d(?:[ .-]?\d){8}(?!\d)/g)].some(([found]) => isBsn(found.replace(/\D/g, "")));
}
