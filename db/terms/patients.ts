/** FHIR AdministrativeGender. */
export const genders = ["female", "male", "other", "unknown"] as const;
export type Gender = (typeof genders)[number];

/** What every screen respects when it reaches out to this patient. Never a reason to refuse anything. */
export const contactNotes = ["not-digital", "via-representative", "no-notices"] as const;
export type ContactNote = (typeof contactNotes)[number];

/** Where the practice knows a patient from. */
export const patientSources = ["by-hand", "file", "demo"] as const;
export type PatientSource = (typeof patientSources)[number];

/** The 11-test: nine digits, weighed 9 to 2 and −1, add up to a multiple of eleven. A number of zeros is none. */
export function isBsn(text: string): boolean {
  if (!/^\d{9}$/.test(text) || text === "000000000") return false;
  const sum = [...text].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
  return sum % 11 === 0;
}

/** Whether somewhere in a text a BSN stands, however it is parted ("1234.56.782"). */
export function namesBsn(text: string): boolean {
  return [...text.matchAll(/(?<!\d)\d(?:[ .-]?\d){8}(?!\d)/g)].some(([found]) => isBsn(found.replace(/\D/g, "")));
}
